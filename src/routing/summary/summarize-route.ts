import { compareRanks } from '../../mesh/order.ts';
import type { Entry, Route, Rule } from '../../mesh/route.ts';
import { followRequest, type Outcome } from '../simulate/follow-request.ts';
import { type KnownVersion, nameVersion } from '../simulate/name-version.ts';
import { plainRequest } from '../simulate/plain-request.ts';
import { type Summary, summarizeOutcome } from '../simulate/summarize-outcome.ts';
import { waysOf } from '../simulate/ways-of.ts';

/** Who gets which requests by a route. */
export interface RouteSummary {
  readonly route: Route;
  /** In the order in which they count. */
  readonly rules: readonly RuleSummary[];
}

export interface RuleSummary {
  readonly rule: Rule;
  /**
   * Which requests the rule is for: those of clients that meet its conditions; those that another rule has marked and
   * sent through the route once more, or a client in the same way; or none, because a rule before it takes them all.
   */
  readonly reach: 'clients' | 'second-step' | 'never';
  /** It takes every request that no rule before it takes. */
  readonly rest: boolean;
  /** What becomes of such requests, as far as the route says: way by way, and in short. */
  readonly outcome: Outcome;
  readonly summary: Summary;
  /** By version, the host that the route writes into requests to it, where it does. */
  readonly hosts: ReadonlyMap<string, string>;
  /** Why it cannot be told, as the end of a sentence; null if it can. */
  readonly beyond: string | null;
}

/** A gateway that no route has, so that a request that comes there meets the rule that is looked at and no other. */
const lookout = 'iter8-release/summary';

/**
 * Sums up a route rule by rule. It is told from the route alone: each rule is asked what becomes of a request that meets
 * it, also where it sends the request through the route once more, as KServe's routes do.
 *
 * @param known versions that the route does not name itself
 * @throws RouteProblem if there are too many ways to follow
 */
export function summarizeRoute(route: Route, known: readonly KnownVersion[] = []): RouteSummary {
  const outcomes = new Map(route.rules.map((rule) => [rule.number, outcomeOf(route, rule)]));
  const isRevisited = [...outcomes.values()].some(comesBack);
  const marks = marksOf(route);
  let isTaken = false;
  const rules = inOrder(route).flatMap((rule): readonly RuleSummary[] => {
    const outcome = outcomes.get(rule.number);
    if (outcome === undefined) return [];
    const rest = takesAll(rule);
    const reach = isTaken ? 'never' : isRevisited && isMarked(rule, marks) ? 'second-step' : 'clients';
    isTaken ||= rest;
    return [
      {
        rule,
        reach,
        rest,
        outcome,
        summary: summarizeOutcome(outcome, known),
        hosts: hostsOf(outcome, known),
        beyond: outcome.kind === 'unsupported' ? outcome.reason : null,
      },
    ];
  });
  return { route, rules };
}

function takesAll({ entries }: Rule): boolean {
  return entries.some(({ conditions }) => conditions.length === 0);
}

/** What becomes of a request that meets a rule, whatever its conditions are. */
function outcomeOf(route: Route, rule: Rule): Outcome {
  const here = {
    subject: { kind: 'gateway' },
    comparison: { kind: 'one-of', texts: [lookout] },
    negated: false,
    path: [],
  } as const;
  const entry: Entry = { number: 1, conditions: [here], rank: [Number.POSITIVE_INFINITY] };
  const watched: Route = {
    ...route,
    gateways: [...route.gateways, lookout],
    rules: [{ ...rule, entries: [entry] }, ...route.rules],
  };
  return followRequest([watched], plainRequest({ hosts: route.hosts, gateways: [lookout], services: [] }));
}

function hostsOf(outcome: Outcome, known: readonly KnownVersion[]): ReadonlyMap<string, string> {
  const client = outcome.visit.request.host;
  const hosts = new Map<string, string>();
  for (const way of waysOf(outcome)) {
    if (way.kind !== 'version') continue;
    const { host } = way.request;
    // Envoy marks a copy by its host.
    if (host.replace(/-shadow$/, '') !== client) hosts.set(nameVersion(way, known), host);
  }
  return hosts;
}

/** Whether a request or copy meets the route once more. */
function comesBack(outcome: Outcome): boolean {
  return outcome.kind === 'forwarded' && [...outcome.branches, ...outcome.copies].some(({ next }) => next !== null);
}

/** The headers that the route itself puts on requests, by which its own rules may tell them apart. */
function marksOf({ rules }: Route): ReadonlySet<string> {
  const operations = rules.flatMap(({ action }) =>
    action.kind === 'forward'
      ? [action.headers.request, ...action.destinations.map(({ headers }) => headers.request)]
      : [],
  );
  return new Set(operations.flatMap(({ set, add }) => [...set, ...add].map(([name]) => name)));
}

/** Whether the rule is for requests that the route has marked, or for copies, which Envoy marks by their host. */
function isMarked({ entries }: Rule, marks: ReadonlySet<string>): boolean {
  return entries.every(({ conditions }) =>
    conditions.some(({ subject, comparison }) => {
      if (subject.kind === 'header') return marks.has(subject.name);
      return subject.kind === 'authority' && comparison.kind === 'exact' && comparison.text.endsWith('-shadow');
    }),
  );
}

/**
 * The most specific rule counts first, where the mesh tells rules apart by that, else they count as they stand. A rule for
 * every request leaves to the others what they ask for, whatever it asks for besides.
 */
function inOrder({ rules }: Route): readonly Rule[] {
  const rank = (rule: Rule) => {
    const ranks = rule.entries.map((entry) => entry.rank).toSorted(compareRanks);
    return ranks.at(takesAll(rule) ? -1 : 0) ?? [];
  };
  return rules.toSorted((one, other) => compareRanks(rank(one), rank(other)));
}
