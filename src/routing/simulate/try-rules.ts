import { type Entrance, findListener, type Listener } from '../../mesh/listener.ts';
import { meshOf } from '../../mesh/meshes.ts';
import { gatewayInFull, insideMesh } from '../../mesh/names.ts';
import {
  type Arrival,
  type Candidate,
  compareAges,
  compareRanks,
  compareTexts,
  type ReachedRoute,
} from '../../mesh/order.ts';
import type { Request } from '../../mesh/request.ts';
import type { Route } from '../../mesh/route.ts';
import { type ConditionResult, judgeCondition } from './judge-condition.ts';
import { seenFrom, unmetOrigin, whyNotForOrigin } from './origin.ts';
import { type FindEntrance, knownAt, reachRoute } from './reach-route.ts';

/** The result of comparing a request with an entry. */
export interface EntryResult extends Candidate {
  readonly met: boolean;
  /** The results of all conditions, up to the first that does not match. */
  readonly results: readonly ConditionResult[];
}

/** How routes handle a request. */
export interface Visit {
  readonly request: Request;
  /** The results of the entries, in their order, up to the first entry that matches. */
  readonly tried: readonly EntryResult[];
  /** The entry that matches; null if no entry matches. */
  readonly winner: EntryResult | null;
  /** Where the request enters the gateway; null if the listeners of the gateway are not known. */
  readonly entrance: Entrance | null;
  /** Whether any route accepts the request. */
  readonly reached: boolean;
  /** Why the other routes do not accept it, each as a sentence that begins with the route. */
  readonly missed: readonly { readonly route: Route; readonly reason: string }[];
}

/** Finds the rule that a request matches. */
export function tryRules(routes: readonly Route[], request: Request): Visit {
  const findEntrance = entranceFinder(request);
  const reaches = routes.map((route) => ({ route, reach: reachRoute(route, request, findEntrance) }));
  const arrival: Arrival = {
    isInsideMesh: request.gateway === insideMesh,
    namespace: request.source.namespace,
    isForOrigin: ({ route, entry }) => unmetOrigin(entry, route, request) === undefined,
  };
  const reached = counting(
    reaches.flatMap(({ route, reach }) => (reach.kind === 'reached' ? [{ ...reach, route }] : [])),
    arrival,
  );
  const existing = new Set(reached.map(({ route }) => route));
  const missed = reaches.flatMap(({ route, reach }) => {
    if (reach.kind === 'missed') return [{ route, reason: reach.reason }];
    return existing.has(route) ? [] : [{ route, reason: whyNotForOrigin(route, request) }];
  });
  const entrance = entranceOf(routes, request, findEntrance);
  const tried: EntryResult[] = [];
  for (const candidate of inOrder(reached, arrival)) {
    const result = tryEntry(candidate, request);
    tried.push(result);
    if (result.met) return { request, entrance, tried, winner: result, reached: true, missed };
  }
  return { request, entrance, tried, winner: null, reached: reached.length > 0, missed };
}

/** All routes see the same listeners of a gateway. */
function entranceOf(routes: readonly Route[], request: Request, findEntrance: FindEntrance): Entrance | null {
  for (const route of routes) {
    const known = knownAt(route, gatewayInFull(request.gateway, route.namespace));
    if (known !== undefined) return findEntrance(known.listeners);
  }
  return null;
}

/** Searches each list of listeners once, because many routes share it. */
function entranceFinder(request: Request): FindEntrance {
  const found = new Map<readonly Listener[], Entrance>();
  return (listeners) => {
    const entrance = found.get(listeners) ?? findListener(listeners, request);
    found.set(listeners, entrance);
    return entrance;
  };
}

/** The routes that exist for the origin of a request. */
function counting(reached: readonly ReachedRoute[], arrival: Arrival): readonly ReachedRoute[] {
  const kinds = new Map(reached.map(({ route }) => [route.gvrShort, meshOf(route)]));
  return [...kinds].flatMap(([kind, mesh]) =>
    mesh.counting(
      reached.filter(({ route }) => route.gvrShort === kind),
      arrival,
    ),
  );
}

/** The entries in the order of the mesh. */
function inOrder(reached: readonly ReachedRoute[], arrival: Arrival): readonly Candidate[] {
  const [first, ...others] = reached.toSorted((one, other) => compareRanks(one.rank, other.rank) || byAge(one, other));
  if (first === undefined) return [];
  const sameMesh = others.filter(({ route }) => route.gvrShort === first.route.gvrShort);
  return meshOf(first.route).inOrder([first, ...sameMesh], arrival);
}

/** The oldest first, then by name, as in the Gateway API. */
function byAge({ route: one }: ReachedRoute, { route: other }: ReachedRoute): number {
  return compareAges(one, other) || compareTexts(`${one.namespace}/${one.name}`, `${other.namespace}/${other.name}`);
}

function tryEntry(candidate: Candidate, given: Request): EntryResult {
  const request = seenFrom(candidate.route, given);
  const results: ConditionResult[] = [];
  for (const condition of candidate.entry.conditions) {
    const result = judgeCondition(condition, request);
    results.push(result);
    if (!result.met) return { ...candidate, met: false, results };
  }
  return { ...candidate, met: true, results };
}
