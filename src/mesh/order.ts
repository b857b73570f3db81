import type { Entry, Route, Rule } from './route.ts';

/** An entry that a request may match. */
export interface Candidate {
  readonly route: Route;
  readonly rule: Rule;
  readonly entry: Entry;
}

/** A route that accepts the host of a request. */
export interface ReachedRoute {
  readonly route: Route;
  /** How precisely the route names the host. The first number that differs decides; higher is better. */
  readonly rank: readonly number[];
  /** Whether the route names a Service, and the host of the request is one of the names of this Service. */
  readonly namesService: boolean;
}

/** What the order of entries depends on. */
export interface Arrival {
  /** Whether the request comes from inside the mesh, not through a gateway. */
  readonly isInsideMesh: boolean;
  /** The namespace of the proxy that handles the request; null if it is not known. */
  readonly namespace: string | null;
  /** Whether the origin of the request meets all conditions on the origin in an entry. */
  readonly isForOrigin: (candidate: Candidate) => boolean;
}

/** Compares two ranks, for sorting: the higher rank comes first. */
export function compareRanks(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((number, at) => number !== other[at]);
  return index === -1 ? 0 : (other[index] ?? 0) - (one[index] ?? 0);
}

/** The entries of a route in the order of the object. */
export function entriesOf(route: Route): readonly Candidate[] {
  return route.rules.flatMap((rule) => rule.entries.map((entry) => ({ route, rule, entry })));
}

/** The routes with the same rank as the first. */
export function withSameRank(reached: readonly ReachedRoute[]): readonly ReachedRoute[] {
  const [first] = reached;
  return first === undefined ? [] : reached.filter(({ rank }) => compareRanks(rank, first.rank) === 0);
}

/** Compares the ages of two routes, for sorting: the oldest comes first. Ages that are not known are equal. */
export function compareAges({ created: one }: Route, { created: other }: Route): number {
  return one === null || other === null ? 0 : compareTexts(one, other);
}

/** Compares two routes with an equal claim, for sorting: the oldest comes first, then the first by name, as in the Gateway API. */
export function compareClaims(one: Route, other: Route): number {
  return compareAges(one, other) || compareTexts(`${one.namespace}/${one.name}`, `${other.namespace}/${other.name}`);
}

/** Compares two texts, for sorting, by their code units. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
