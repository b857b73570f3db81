import type { Mesh } from '../mesh.ts';
import { type Arrival, type Candidate, entriesOf, type ReachedRoute, withSameRank } from '../order.ts';
import { checkIstioSettings } from './check-settings.ts';
import { readIstioEntry } from './read-entry.ts';
import { readVirtualService } from './read-virtual-service.ts';
import { writeIstioEntry } from './write-entry.ts';

const group = 'networking.istio.io';

/** Istio, with its VirtualServices. Source: https://istio.io/latest/docs/reference/config/networking/ */
export const istio: Mesh = {
  id: 'istio',
  name: 'Istio',
  kind: {
    group,
    versions: ['v1alpha3', 'v1beta1', 'v1'],
    kind: 'VirtualService',
    aKind: 'a VirtualService',
    resource: 'virtualservices',
    gvrShort: 'vs',
  },
  limits: { rules: null, hosts: null, addressesAsHosts: true },
  nobody: {
    status: 503,
    noBackend: 'the rule has no destinations',
    allZero: 'every destination of the rule has weight 0, and Istio refuses such a rule',
  },
  rulesField: 'http',
  readSpec: readVirtualService,
  inOrder,
  conditions: {
    key: 'match',
    environment: 'deployment-istio',
    mostEntries: null,
    isRe2: true,
    read: readIstioEntry,
    write: writeIstioEntry,
  },
  checkSettings: checkIstioSettings,
  references: [
    {
      group,
      kind: 'VirtualService',
      fields: ['spec.http[].route[].destination.host', 'spec.tcp[].route[].destination.host'],
      does: 'sends to',
      hint: 'disable it in the chart, and name its gateway with gateway',
    },
    {
      group,
      kind: 'DestinationRule',
      fields: ['spec.host'],
      does: 'is about',
      hint: 'requests go to the Services of the versions now, so give each of these one of its own',
    },
  ],
  grant: null,
};

/**
 * Several VirtualServices for a host: inside the mesh only the oldest one counts. At a gateway the rules of all of them are
 * merged. Rules keep the order of the object.
 */
function inOrder(reached: readonly ReachedRoute[], arrival: Arrival): readonly Candidate[] {
  const sameHost = withSameRank(reached);
  const counting = arrival.isInsideMesh ? sameHost.slice(0, 1) : sameHost;
  return counting.length === 1 ? counting.flatMap(({ route }) => entriesOf(route)) : merged(counting, arrival);
}

/**
 * Merges the entries of several VirtualServices. Entries that match everything go to the end, and the entries after them in
 * the same VirtualService are dropped.
 * Source: https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
function merged(reached: readonly ReachedRoute[], { takesEverything }: Arrival): readonly Candidate[] {
  const parts = reached.map(({ route }) => {
    const entries = entriesOf(route);
    const last = entries.findIndex(takesEverything);
    return last === -1
      ? { entries, last: [] }
      : { entries: entries.slice(0, last), last: entries.slice(last, last + 1) };
  });
  return [...parts.flatMap(({ entries }) => entries), ...parts.flatMap(({ last }) => last)];
}
