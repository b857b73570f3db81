import { listSome } from '../../list-some.ts';
import type { Neighbours } from '../../neighbours.ts';
import type { Destination } from '../../route.ts';
import { routeKind } from '../names.ts';

/** What a rule refers to. */
export interface Reference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly port: number | null;
}

/** What the objects beside a route say about a backend. `code` is the reason in the status of the route. */
export type Verdict = Pick<Destination, 'unseen'> & {
  readonly fault: {
    readonly code: string;
    readonly because: string;
    readonly insideMesh: boolean;
  } | null;
};

/** Backends that implementations have beside Services. */
const otherBackends: ReadonlySet<string> = new Set([
  'multicluster.x-k8s.io/ServiceImport',
  'net.gke.io/ServiceImport',
  'application-networking.k8s.aws/ServiceImport',
  'inference.networking.k8s.io/InferencePool',
  'inference.networking.x-k8s.io/InferencePool',
  'networking.istio.io/Hostname',
  'gateway.envoyproxy.io/Backend',
  'gateway.kgateway.dev/Backend',
  'gloo.solo.io/Upstream',
  'traefik.io/TraefikService',
]);

/**
 * Whether a route may send requests to a backend. A file with Services of a namespace is taken to have all Services and all
 * ReferenceGrants of it. Inside the mesh, Istio does not ask for ReferenceGrants, and the conformance tests send requests of a
 * consumer route to another namespace without one.
 * Sources: BackendRef and RouteReasonRefNotPermitted of https://gateway-api.sigs.k8s.io/reference/spec/, tests/mesh of
 * sigs.k8s.io/gateway-api/conformance, and buildDestination in pilot/pkg/config/kube/gateway/conversion.go of istio.io/istio
 *
 * @param own the namespace of the route
 * @param neighbours null if nobody looked for other objects
 */
export function judgeBackend(reference: Reference, own: string, neighbours: Neighbours | null): Verdict {
  if (neighbours === null) return { fault: null, unseen: [] };
  const grant = judgeGrant(reference, own, neighbours);
  if (grant.fault !== null) return grant;
  const target = judgeTarget(reference, neighbours);
  return { fault: target.fault, unseen: [...grant.unseen, ...target.unseen] };
}

function judgeGrant({ kind, name, namespace }: Reference, own: string, neighbours: Neighbours): Verdict {
  if (namespace === own) return { fault: null, unseen: [] };
  const grants = neighbours.grants.get(namespace) ?? [];
  const isGranted = grants.some(
    ({ from, to }) => from.includes(own) && kind === 'Service' && (to.includes(null) || to.includes(name)),
  );
  if (isGranted) return { fault: null, unseen: [] };
  if (kind !== 'Service' || (grants.length === 0 && !neighbours.services.has(namespace)))
    return { fault: null, unseen: [{ what: `the ReferenceGrants of ${namespace}`, insideMesh: false }] };
  const because = `no ReferenceGrant in ${namespace} lets an ${routeKind} of ${own} use the Service ${name}`;
  return { fault: { code: 'RefNotPermitted', because, insideMesh: false }, unseen: [] };
}

function judgeTarget({ group, kind, name, namespace, port }: Reference, neighbours: Neighbours): Verdict {
  if (group !== '' || kind !== 'Service') return judgeKind(group, kind, neighbours);
  const near = neighbours.services.get(namespace);
  const service = near?.get(name);
  if (service === undefined) {
    if (near === undefined)
      return { fault: null, unseen: [{ what: `the Services of ${namespace}`, insideMesh: true }] };
    const because = `the file has Services of ${namespace}, but no Service ${name}`;
    return { fault: { code: 'BackendNotFound', because, insideMesh: true }, unseen: [] };
  }
  if (port === null || service.ports.some(({ number }) => number === port)) return { fault: null, unseen: [] };
  const ports = listSome(service.ports.map(({ number }) => String(number))) || 'none';
  const because = `the Service ${name} of ${namespace} has no port ${port}; its ports are ${ports}`;
  return { fault: { code: 'BackendNotFound', because, insideMesh: true }, unseen: [] };
}

/** A kind that the file or an implementation has may be a backend. */
function judgeKind(group: string, kind: string, neighbours: Neighbours): Verdict {
  const full = `${group}/${kind}`;
  if (group !== '' && (otherBackends.has(full) || neighbours.kinds.has(full)))
    return { fault: null, unseen: [{ what: `whether the gateway knows the kind ${kind}`, insideMesh: true }] };
  const what = group === '' ? kind : `${kind} of ${group}`;
  return { fault: { code: 'InvalidKind', because: `${what} is not a kind of backend`, insideMesh: true }, unseen: [] };
}
