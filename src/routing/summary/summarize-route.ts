import { compareRanks } from '../../mesh/order.ts';
import { plainRequest } from '../../mesh/request.ts';
import type { Entry, Route, Rule } from '../../mesh/route.ts';
import { followRequest, type Outcome } from '../simulate/follow-request.ts';
import { type KnownVersion, nameVersion } from '../simulate/name-version.ts';
import { requestPaths } from '../simulate/request-paths.ts';
import { type Summary, summarizeOutcome } from '../simulate/summarize-outcome.ts';

/** Which version gets which requests, by the rules of a route. */
export interface RouteSummary {
  readonly route: Route;
  /** In the order in which the proxy tries them. */
  readonly rules: readonly RuleSummary[];
}

export interface RuleSummary {
  readonly rule: Rule;
  /**
   * Which requests the rule handles. `clients`: requests of clients. `second-step`: requests that another rule has marked and
   * sent through the route again. `never`: none, because an earlier rule matches them all.
   */
  readonly reach: 'clients' | 'second-step' | 'never';
  /** Whether it matches every request that no earlier rule matches. */
  readonly rest: boolean;
  /** What happens to such requests: in full, and in short. */
  readonly outcome: Outcome;
  readonly summary: Summary;
  /** The hosts that the route writes into requests, by version. */
  readonly hosts: ReadonlyMap<string, string>;
  /** Why the outcome is unknown, as the end of a sentence; null if it is known. */
  readonly unknown: string | null;
  /** The delays and errors that the rule adds to test clients, in words. */
  readonly faults: readonly { readonly kind: 'delay' | 'abort'; readonly text: string }[];
}

/** A gateway that no route has. A request that comes there matches only the rule under test. */
const testGateway = 'iter8-release/summary';

/**
 * Summarizes a route rule by rule, from the route alone: it follows a request that matches the rule, also where the rule sends
 * it through the route again, as KServe's routes do.
 *
 * @param known versions that the route does not name itself
 * @throws RouteProblem if there are too many paths to follow
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
        unknown: outcome.kind === 'unsupported' ? outcome.reason : null,
        faults: faultsOf(rule),
      },
    ];
  });
  return { route, rules };
}

function takesAll({ entries }: Rule): boolean {
  return entries.some(({ conditions }) => conditions.length === 0);
}

/** What happens to a request that matches a rule, whatever its conditions are. */
function outcomeOf(route: Route, rule: Rule): Outcome {
  const here = {
    subject: { kind: 'gateway' },
    comparison: { kind: 'one-of', texts: [testGateway] },
    negated: false,
    path: [],
  } as const;
  const entry: Entry = { number: 1, conditions: [here], rank: [Number.POSITIVE_INFINITY] };
  const watched: Route = {
    ...route,
    gateways: [...route.gateways, testGateway],
    rules: [{ ...rule, entries: [entry] }, ...route.rules],
  };
  return followRequest([watched], plainRequest({ hosts: route.hosts, gateways: [testGateway], services: [] }));
}

function hostsOf(outcome: Outcome, known: readonly KnownVersion[]): ReadonlyMap<string, string> {
  const client = outcome.visit.request.host;
  const hosts = new Map<string, string>();
  for (const path of requestPaths(outcome)) {
    if (path.kind !== 'version') continue;
    const { host } = path.request;
    // Envoy marks a copy by its host.
    if (host.replace(/-shadow$/, '') !== client) hosts.set(nameVersion(path, known), host);
  }
  return hosts;
}

function faultsOf({ action }: Rule): RuleSummary['faults'] {
  if (action.kind !== 'forward') return [];
  return (['delay', 'abort'] as const).flatMap((kind) => {
    const text = action.settings.get(kind);
    return text === undefined ? [] : [{ kind, text }];
  });
}

/** Whether a request or copy comes to the route again. */
function comesBack(outcome: Outcome): boolean {
  return outcome.kind === 'forwarded' && [...outcome.branches, ...outcome.copies].some(({ next }) => next !== null);
}

/** The headers that the route sets on requests. Its own rules may have conditions on them. */
function marksOf({ rules }: Route): ReadonlySet<string> {
  const operations = rules.flatMap(({ action }) =>
    action.kind === 'forward'
      ? [action.headers.request, ...action.destinations.map(({ headers }) => headers.request)]
      : [],
  );
  return new Set(operations.flatMap(({ set, add }) => [...set, ...add].map(([name]) => name)));
}

/** Whether the rule handles only requests that the route has marked, or copies, which Envoy marks by their host. */
function isMarked({ entries }: Rule, marks: ReadonlySet<string>): boolean {
  return entries.every(({ conditions }) =>
    conditions.some(({ subject, comparison }) => {
      if (subject.kind === 'header') return marks.has(subject.name);
      return subject.kind === 'authority' && comparison.kind === 'exact' && comparison.text.endsWith('-shadow');
    }),
  );
}

/**
 * If the mesh tries the most specific rule first, the rules in that order, else as they stand. A rule that matches every
 * request comes behind the others, even if it has specific conditions, too.
 */
function inOrder({ rules }: Route): readonly Rule[] {
  const rank = (rule: Rule) => {
    const ranks = rule.entries.map((entry) => entry.rank).toSorted(compareRanks);
    return ranks.at(takesAll(rule) ? -1 : 0) ?? [];
  };
  return rules.toSorted((one, other) => compareRanks(rank(one), rank(other)));
}
