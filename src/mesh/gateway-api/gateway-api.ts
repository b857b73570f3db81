import type { EntryProblem, Mesh, ServiceReferences } from '../mesh.ts';
import { type Arrival, type Candidate, compareRanks, entriesOf, type ReachedRoute, withSameRank } from '../order.ts';
import { readGatewayNeighbour } from './attach/read-neighbour.ts';
import { checkGatewaySettings } from './check-settings.ts';
import { entriesInIstio } from './istio-entries.ts';
import { gatewayGroup as group, routeKind } from './names.ts';
import { readGatewayEntry } from './read-entry.ts';
import { readHttpRoute } from './read-http-route.ts';
import { settleOrder } from './settle-order.ts';
import { writeGatewayEntry } from './write-entry.ts';

const references: Omit<ServiceReferences, 'kind'> = {
  group,
  fields: ['spec.rules[].backendRefs[].name'],
  does: 'sends to',
  hint: 'disable it in the chart and set gateway instead, unless its controller is part of the mesh',
};

/** The Gateway API, with its HTTPRoutes. Source: https://gateway-api.sigs.k8s.io/reference/spec/ */
export const gatewayApi: Mesh = {
  id: 'gateway',
  name: 'the Gateway API',
  kind: {
    group,
    versions: ['v1beta1', 'v1'],
    kind: routeKind,
    aKind: 'an HTTPRoute',
    resource: 'httproutes',
    gvrShort: 'httproute',
  },
  limits: { rules: 16, hosts: 16, overlappingHosts: true },
  nobody: {
    status: 500,
    noBackend: 'the rule has no backends',
    allZero: 'every backend of the rule has weight 0',
  },
  rulesField: 'rules',
  readSpec: readHttpRoute,
  readNeighbour: readGatewayNeighbour,
  join: (objects) => objects,
  counting: (reached) => reached,
  inOrder,
  deviation: {
    implementation: 'Istio',
    because: 'it tries only the rules for the most specific host that any route at this port has',
    entries: entriesInIstio,
  },
  conditions: {
    key: 'matches',
    environment: 'deployment-gtw',
    mostEntries: 64,
    isRe2: false,
    read: readGatewayEntry,
    write: writeGatewayEntry,
    // The schema of conditions has all rules of the CRD.
    check: () => [],
    settleOrder,
  },
  checkSettings: checkGatewaySettings,
  // The CRD has all rules, and the schema is made from it. The Gateway API has no webhook.
  checkObject: async () => [],
  hostProblem,
  // Each implementation decides.
  otherProtocolOf: () => undefined,
  gatewayNameProblem: () => undefined,
  references: [
    { ...references, kind: routeKind },
    { ...references, kind: 'GRPCRoute' },
  ],
  grant: { group, kind: 'ReferenceGrant', mostServices: 16 },
};

/** Source: Hostname of https://gateway-api.sigs.k8s.io/reference/spec/ */
function hostProblem(host: string): Omit<EntryProblem, 'path'> | undefined {
  if (!/^[0-9]+(\.[0-9]+){3}$/.test(host)) return undefined;
  return { message: 'is an IP address', hint: 'write a host name; an HTTPRoute does not accept addresses' };
}

/**
 * The rules of several HTTPRoutes are merged: the most specific host comes first, then the most specific entry. Inside the
 * mesh only the routes with the best rank count, in the namespace of the Service or in the namespace of the client.
 */
function inOrder(reached: readonly ReachedRoute[], { isInsideMesh }: Arrival): readonly Candidate[] {
  return (isInsideMesh ? withSameRank(reached) : reached)
    .flatMap(({ route, rank }) => entriesOf(route).map((candidate) => ({ candidate, rank })))
    .toSorted(
      (one, other) =>
        compareRanks(one.rank, other.rank) || compareRanks(one.candidate.entry.rank, other.candidate.entry.rank),
    )
    .map(({ candidate }) => candidate);
}
