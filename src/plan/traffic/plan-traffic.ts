import { plainRequest } from '../../mesh/request.ts';
import type { Entry } from '../../mesh/route.ts';
import { describeEntry } from '../../routing/describe-condition.ts';
import { exampleRequest } from '../../routing/simulate/example-request.ts';
import { followRequest } from '../../routing/simulate/follow-request.ts';
import type { KnownVersion } from '../../routing/simulate/name-version.ts';
import { summarizeOutcome } from '../../routing/simulate/summarize-outcome.ts';
import type { RouteSummary, RuleSummary } from '../../routing/summary/summarize-route.ts';
import type { Answer, TrafficChange } from '../plan.ts';

/** A time during which the routes stay the same. */
export interface Phase {
  readonly routes: readonly RouteSummary[];
  /** Versions whose names the routes do not show. */
  readonly known: readonly KnownVersion[];
}

/** The phases of a change, in their order. */
export interface Phases {
  readonly before: Phase;
  readonly during: Phase;
  readonly after: Phase;
}

/**
 * Who answers in each phase, for all requests and for the requests of each rule of any phase. An example request is
 * sent along the routes to find out.
 */
export function planTraffic({ before, during, after }: Phases): readonly TrafficChange[] {
  return audiencesOf([before, during, after]).map((entry) => ({
    conditions: describeEntry(entry),
    before: answerIn(before, entry),
    during: answerIn(during, entry),
    after: answerIn(after, entry),
  }));
}

/** A request that matches no condition. */
const plain: Entry = { number: 1, conditions: [], rank: [] };

function audiencesOf(phases: readonly Phase[]): readonly Entry[] {
  const rules = phases.flatMap(({ routes }) => routes.flatMap((route) => route.rules));
  if (rules.length === 0) return [];
  const entries = rules.filter(({ reach, rest }) => reach === 'clients' && !rest).flatMap(({ rule }) => rule.entries);
  const byText = new Map(entries.map((entry) => [textOf(entry), entry]));
  return [plain, ...byText.values()];
}

function answerIn({ routes, known }: Phase, entry: Entry): Answer | null {
  const [first] = routes;
  if (first === undefined) return null;
  const request = exampleRequest(plainRequest(first.route), entry.conditions);
  if (request === null) {
    const rules = routes.flatMap((summary) => summary.rules);
    return ruleFor(rules, entry)?.summary ?? null;
  }
  const followed = routes.map(({ route }) => route);
  return summarizeOutcome(followRequest(followed, request), known);
}

/** Without an example: the rule with the same conditions, else the rule that takes all other requests. */
function ruleFor(rules: readonly RuleSummary[], entry: Entry): RuleSummary | undefined {
  const same = rules.find(({ rule }) => rule.entries.some((other) => textOf(other) === textOf(entry)));
  return same ?? rules.find(({ rest }) => rest);
}

function textOf(entry: Entry): string {
  return describeEntry(entry).join('\n');
}
