import { isAboutOrigin } from '../condition.ts';
import {
  type Arrival,
  type Candidate,
  compareAges,
  compareRanks,
  compareTexts,
  entriesOf,
  type ReachedRoute,
  withSameRank,
} from '../order.ts';
import type { Route } from '../route.ts';

/**
 * The VirtualServices that exist for the origin of a request. Istio writes the rules for each proxy, and a VirtualService
 * without a rule for a proxy does not exist there; nor does one with rules for TLS or TCP alone.
 * Source: BuildHTTPRoutesForVirtualService in pilot/pkg/networking/core/route/route.go of istio.io/istio
 */
export function counting(reached: readonly ReachedRoute[], arrival: Arrival): readonly ReachedRoute[] {
  const named = arrival.isInsideMesh ? namingPrecisely(reached, arrival) : reached;
  return named.filter(({ route }) => entriesOf(route).some(arrival.isForOrigin));
}

/**
 * Inside the mesh, a wildcard stands for a Service only if no VirtualService has the name of the Service, and only in the
 * oldest of those with the most specific wildcard. What has no rule for a client leaves the Service to no other wildcard.
 * Source: computeWildcardHostVirtualServiceIndex in pilot/pkg/model/sidecar.go of istio.io/istio
 */
function namingPrecisely(reached: readonly ReachedRoute[], arrival: Arrival): readonly ReachedRoute[] {
  if (!reached.some(({ namesService }) => namesService)) return reached;
  const exact = reached.filter((route) => !isWildcard(route));
  if (exact.some(({ namesService }) => namesService)) return exact;
  const wildcards = reached.filter((route) => isWildcard(route) && route.namesService);
  const [best] = withSameRank(wildcards.toSorted(byRank)).toSorted(byClaim(arrival));
  return best === undefined ? exact : [...exact, best];
}

/**
 * Several VirtualServices for a host: inside the mesh only the oldest one counts. At a gateway the rules of all of them are
 * merged. Rules keep the order of the object.
 */
export function inOrder(reached: readonly ReachedRoute[], arrival: Arrival): readonly Candidate[] {
  const sameHost = claimants(reached, arrival).toSorted(byClaim(arrival));
  const first = arrival.isInsideMesh ? sameHost.slice(0, 1) : sameHost;
  return first.length === 1 ? first.flatMap(({ route }) => entriesOf(route)) : merged(first, arrival);
}

/**
 * The VirtualServices with an equal claim to the host. Names of a Service are equal inside the mesh, however they are written:
 * the name itself, a shorter one, or a wildcard.
 * Source: dedupeDomains in pilot/pkg/networking/core/httproute.go of istio.io/istio
 */
function claimants(reached: readonly ReachedRoute[], { isInsideMesh }: Arrival): readonly ReachedRoute[] {
  return isInsideMesh && reached.some(({ namesService }) => namesService)
    ? reached
    : withSameRank(reached.toSorted(byRank));
}

function isWildcard({ rank }: ReachedRoute): boolean {
  return rank[0] === 0;
}

function byRank({ rank: one }: ReachedRoute, { rank: other }: ReachedRoute): number {
  return compareRanks(one, other);
}

/**
 * Those come first that only the namespace of the proxy sees, then those of other namespaces that are exported to it, then
 * those that all namespaces see. Among them the oldest comes first, then they are sorted by name, then by namespace.
 * Sources: SelectVirtualServices in pilot/pkg/model/virtualservice.go and configCompareByCreationTime in
 * pilot/pkg/model/config.go of istio.io/istio
 */
function byClaim({ namespace }: Arrival): (one: ReachedRoute, other: ReachedRoute) => number {
  const publicity = ({ visibleIn, namespace: own }: Route) =>
    visibleIn === null ? 2 : (namespace ?? own) === own ? 0 : 1;
  return ({ route: one }, { route: other }) =>
    publicity(one) - publicity(other) ||
    compareAges(one, other) ||
    compareTexts(one.name, other.name) ||
    compareTexts(one.namespace, other.namespace);
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
