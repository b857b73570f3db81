import { type Entrance, findListener, type Listener } from '../../mesh/listener.ts';
import type { Deviation } from '../../mesh/mesh.ts';
import { meshOf } from '../../mesh/meshes.ts';
import { gatewayInFull, insideMesh } from '../../mesh/names.ts';
import { type Arrival, type Candidate, compareClaims, compareRanks, type ReachedRoute } from '../../mesh/order.ts';
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
  /** What an implementation does that does not follow the specification; null if none is known to choose another rule. */
  readonly deviation: Deviating | null;
  /** Why the other routes do not accept it, each as a sentence that begins with the route. */
  readonly missed: readonly { readonly route: Route; readonly reason: string }[];
}

/** An implementation that chooses another rule. */
export interface Deviating extends Omit<Deviation, 'entries'> {
  /** The entry that it chooses; null if it finds none. */
  readonly winner: EntryResult | null;
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
  const { tried, winner } = tryInOrder(inOrder(reached, arrival), request);
  const deviation = deviationFrom(winner, routes, request, entrance);
  return { request, entrance, tried, winner, deviation, reached: reached.length > 0, missed };
}

function tryInOrder(candidates: readonly Candidate[], request: Request): Pick<Visit, 'tried' | 'winner'> {
  const tried: EntryResult[] = [];
  for (const candidate of candidates) {
    const result = tryEntry(candidate, request);
    tried.push(result);
    if (result.met) return { tried, winner: result };
  }
  return { tried, winner: null };
}

/** What a known implementation chooses instead of the entry that the specification names. */
function deviationFrom(
  expected: EntryResult | null,
  routes: readonly Route[],
  request: Request,
  entrance: Entrance | null,
): Deviating | null {
  const [first] = routes;
  const deviation = first === undefined ? null : meshOf(first).deviation;
  if (deviation === null || request.gateway === insideMesh || entrance?.kind === 'none') return null;
  const { entries, ...others } = deviation;
  const { winner } = tryInOrder(entries(routes, request, entrance?.listener ?? null), request);
  return winner?.entry === expected?.entry ? null : { ...others, winner };
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
  const [first, ...others] = reached.toSorted(
    (one, other) => compareRanks(one.rank, other.rank) || compareClaims(one.route, other.route),
  );
  if (first === undefined) return [];
  const sameMesh = others.filter(({ route }) => route.gvrShort === first.route.gvrShort);
  return meshOf(first.route).inOrder([first, ...sameMesh], arrival);
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
