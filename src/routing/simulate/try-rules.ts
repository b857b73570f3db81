import type { Subject } from './comparison.ts';
import { gatewayInFull } from './in-full.ts';
import { type Judgement, judgeCondition } from './judge-condition.ts';
import { compareRanks, reachRoute } from './reach-route.ts';
import { mesh, type Request } from './request.ts';
import type { Entry, Route, Rule } from './route.ts';

/** An entry of a rule that a request was compared with. */
export interface Trial {
  readonly route: Route;
  readonly rule: Rule;
  readonly entry: Entry;
  readonly met: boolean;
  /** All conditions if they are met, else up to the first that is not. */
  readonly judgements: readonly Judgement[];
}

/** How routes look at a request. */
export interface Visit {
  readonly request: Request;
  /** In the order in which the entries count, up to the first that is met. */
  readonly trials: readonly Trial[];
  /** The entry that is met; null if none is. */
  readonly winner: Trial | null;
  /** Whether any of the routes takes such requests. */
  readonly reached: boolean;
  /** Why the others do not, each a sentence about the route. */
  readonly missed: readonly { readonly route: Route; readonly reason: string }[];
}

/** Finds the rule that a request meets. */
export function tryRules(routes: readonly Route[], request: Request): Visit {
  const reaches = routes.map((route) => ({ route, reach: reachRoute(route, request) }));
  const reached = reaches.flatMap(({ route, reach }) =>
    reach.kind === 'reached' ? [{ route, rank: reach.rank }] : [],
  );
  const missed = reaches.flatMap(({ route, reach }) =>
    reach.kind === 'missed' ? [{ route, reason: reach.reason }] : [],
  );
  const trials: Trial[] = [];
  for (const candidate of inOrder(reached, request)) {
    const trial = tryEntry(candidate, request);
    trials.push(trial);
    if (trial.met) return { request, trials, winner: trial, reached: true, missed };
  }
  return { request, trials, winner: null, reached: reached.length > 0, missed };
}

type Candidate = Pick<Trial, 'route' | 'rule' | 'entry'>;

interface Reached {
  readonly route: Route;
  readonly rank: readonly number[];
}

/**
 * The entries in the order in which they count. The rules of several HTTPRoutes count together, the most specific host
 * and then entry first; in the mesh those of one kind, beside the Service or beside the client. Of several
 * VirtualServices for a host the oldest counts in the mesh, with its rules as they stand; at a gateway the rules of all
 * count together.
 */
function inOrder(reached: readonly Reached[], request: Request): readonly Candidate[] {
  const [first, ...others] = reached.toSorted((one, other) => compareRanks(one.rank, other.rank) || byAge(one, other));
  if (first === undefined) return [];
  const sameKind = others.filter(({ route }) => route.kind === first.route.kind);
  const sameHost = [first, ...sameKind.filter(({ rank }) => compareRanks(rank, first.rank) === 0)];
  const inMesh = request.gateway === mesh;
  if (first.route.kind === 'HTTPRoute') return mostSpecificFirst(inMesh ? sameHost : [first, ...sameKind]);
  return inMesh || sameHost.length === 1 ? entriesOf(first.route) : merged(sameHost, request);
}

function mostSpecificFirst(reached: readonly Reached[]): readonly Candidate[] {
  return reached
    .flatMap(({ route, rank }) => entriesOf(route).map((candidate) => ({ candidate, rank })))
    .toSorted(
      (one, other) =>
        compareRanks(one.rank, other.rank) || compareRanks(one.candidate.entry.rank, other.candidate.entry.rank),
    )
    .map(({ candidate }) => candidate);
}

/**
 * The entries of several VirtualServices, one after the other, but those that take everything at the end. What stands
 * behind such an entry in its own VirtualService never counts.
 * Source: https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
function merged(reached: readonly Reached[], request: Request): readonly Candidate[] {
  const parts = reached.map(({ route }) => {
    const entries = entriesOf(route);
    const last = entries.findIndex((candidate) => takesEverything(candidate, request));
    return last === -1
      ? { entries, last: [] }
      : { entries: entries.slice(0, last), last: entries.slice(last, last + 1) };
  });
  return [...parts.flatMap(({ entries }) => entries), ...parts.flatMap(({ last }) => last)];
}

/** Where a request comes from; everything that comes from there has it. */
const places: ReadonlySet<Subject['kind']> = new Set(['gateway', 'port', 'source-label', 'source-namespace']);

/** Whether an entry takes everything that comes from where a request comes from. */
function takesEverything(candidate: Candidate, request: Request): boolean {
  const asksForNoMore = candidate.entry.conditions.every(({ subject }) => places.has(subject.kind));
  return asksForNoMore && tryEntry(candidate, request).met;
}

function entriesOf(route: Route): readonly Candidate[] {
  return route.rules.flatMap((rule) => rule.entries.map((entry) => ({ route, rule, entry })));
}

/** The oldest first, then by name, as the Gateway API has it. */
function byAge({ route: one }: Reached, { route: other }: Reached): number {
  return (
    (one.created === null || other.created === null ? 0 : compareTexts(one.created, other.created)) ||
    compareTexts(`${one.namespace}/${one.name}`, `${other.namespace}/${other.name}`)
  );
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function tryEntry(candidate: Candidate, given: Request): Trial {
  const request = { ...given, gateway: gatewayInFull(given.gateway, candidate.route.namespace) };
  const judgements: Judgement[] = [];
  for (const condition of candidate.entry.conditions) {
    const judgement = judgeCondition(condition, request);
    judgements.push(judgement);
    if (!judgement.met) return { ...candidate, met: false, judgements };
  }
  return { ...candidate, met: true, judgements };
}
