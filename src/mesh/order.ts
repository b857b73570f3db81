import type { Entry, Route, Rule } from './route.ts';

/** An entry that a request may meet. */
export interface Candidate {
  readonly route: Route;
  readonly rule: Rule;
  readonly entry: Entry;
}

/** A route that takes a request for its host. */
export interface ReachedRoute {
  readonly route: Route;
  /** How well the route names the host: the first number that differs counts, higher first. */
  readonly rank: readonly number[];
}

/** A request, as far as it decides about the order of entries. */
export interface Arrival {
  /** It comes from inside the mesh, not through a gateway. */
  readonly isInsideMesh: boolean;
  /** Whether an entry takes everything that comes from where the request comes from. */
  readonly takesEverything: (candidate: Candidate) => boolean;
}

/** Orders what says more first. */
export function compareRanks(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((number, at) => number !== other[at]);
  return index === -1 ? 0 : (other[index] ?? 0) - (one[index] ?? 0);
}

/** The entries of a route as they stand. */
export function entriesOf(route: Route): readonly Candidate[] {
  return route.rules.flatMap((rule) => rule.entries.map((entry) => ({ route, rule, entry })));
}

/** The routes that name the host as well as the first does. */
export function withSameRank(reached: readonly ReachedRoute[]): readonly ReachedRoute[] {
  const [first] = reached;
  return first === undefined ? [] : reached.filter(({ rank }) => compareRanks(rank, first.rank) === 0);
}
