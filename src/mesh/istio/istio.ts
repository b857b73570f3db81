import { isAboutOrigin } from '../condition.ts';
import type { Mesh } from '../mesh.ts';
import {
  type Arrival,
  type Candidate,
  compareAges,
  compareTexts,
  entriesOf,
  type ReachedRoute,
  withSameRank,
} from '../order.ts';
import { checkIstioEntry, gatewayNameProblem } from './check-entry.ts';
import { checkIstioSettings } from './check-settings.ts';
import { followDelegates } from './follow-delegates.ts';
import { otherProtocolOf } from './port-protocol.ts';
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
  limits: { rules: null, hosts: null, addressesAsHosts: true, overlappingHosts: false },
  nobody: {
    status: 503,
    noBackend: 'the rule has no destinations',
    allZero: 'every destination of the rule has weight 0, and Istio refuses such a rule',
  },
  skipsRoutesWithoutRule: true,
  rulesField: 'http',
  readSpec: readVirtualService,
  join: followDelegates,
  inOrder,
  conditions: {
    key: 'match',
    environment: 'deployment-istio',
    mostEntries: null,
    isRe2: true,
    read: readIstioEntry,
    write: writeIstioEntry,
    check: checkIstioEntry,
  },
  checkSettings: checkIstioSettings,
  gatewayNameProblem,
  otherProtocolOf,
  references: [
    {
      group,
      kind: 'VirtualService',
      fields: ['spec.http[].route[].destination.host', 'spec.tcp[].route[].destination.host'],
      does: 'sends to',
      hint: 'disable it in the chart, and set gateway to its gateway',
    },
    {
      group,
      kind: 'DestinationRule',
      fields: ['spec.host'],
      does: 'is about',
      hint: 'requests now go to the Services of the versions, so write a DestinationRule for each of them',
    },
  ],
  grant: null,
};

/**
 * Several VirtualServices for a host: inside the mesh only the oldest one counts. At a gateway the rules of all of them are
 * merged. Rules keep the order of the object.
 */
function inOrder(reached: readonly ReachedRoute[], arrival: Arrival): readonly Candidate[] {
  const sameHost = withSameRank(reached).toSorted(byAge);
  const counting = arrival.isInsideMesh ? sameHost.slice(0, 1) : sameHost;
  return counting.length === 1 ? counting.flatMap(({ route }) => entriesOf(route)) : merged(counting, arrival);
}

/**
 * The oldest first, then by name, then by namespace.
 * Source: configCompareByCreationTime in pilot/pkg/model/config.go of istio.io/istio
 */
function byAge({ route: one }: ReachedRoute, { route: other }: ReachedRoute): number {
  return compareAges(one, other) || compareTexts(one.name, other.name) || compareTexts(one.namespace, other.namespace);
}

/**
 * Merges the entries of several VirtualServices. Entries that match everything go to the end, and the entries after them in
 * the same VirtualService are dropped.
 * Sources: https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services,
 * BuildHTTPRoutesForVirtualService and SortVHostRoutes in pilot/pkg/networking/core/route/route.go of istio.io/istio
 */
function merged(reached: readonly ReachedRoute[], { isForOrigin }: Arrival): readonly Candidate[] {
  const parts = reached.map(({ route }) => {
    const entries = entriesOf(route).filter(isForOrigin);
    const last = entries.findIndex(takesEverything);
    return last === -1
      ? { entries, last: [] }
      : { entries: entries.slice(0, last), last: entries.slice(last, last + 1) };
  });
  return [...parts.flatMap(({ entries }) => entries), ...parts.flatMap(({ last }) => last)];
}

/**
 * Whether Istio takes an entry for one that matches every request: it has no condition but the prefix `/`, which is left out
 * in reading, or the expression `.*` for the path. Other conditions that every request meets do not count.
 * Source: IsCatchAllRoute in pilot/pkg/networking/core/route/route.go of istio.io/istio
 */
function takesEverything({ entry }: Candidate): boolean {
  return entry.conditions.every((condition) => {
    const { subject, comparison } = condition;
    if (isAboutOrigin(condition)) return true;
    if (subject.kind !== 'path') return false;
    return comparison.kind === 'present' || (comparison.kind === 'regex' && comparison.text === '.*');
  });
}
