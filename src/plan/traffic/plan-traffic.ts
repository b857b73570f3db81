import type { Entry } from '../../mesh/route.ts';
import { followRequest } from '../../routing/simulate/follow-request.ts';
import { plainRequest } from '../../routing/simulate/plain-request.ts';
import { summarizeOutcome } from '../../routing/simulate/summarize-outcome.ts';
import { describeEntry } from '../../routing/summary/describe-entry.ts';
import type { RuleSummary } from '../../routing/summary/summarize-route.ts';
import { meetConditions } from './meet-conditions.ts';
import type { Phase } from './phase.ts';
import type { Answer, TrafficChange } from './traffic-change.ts';

/** The phases of a change, one after the other. */
export interface Phases {
  readonly before: Phase;
  readonly during: Phase;
  readonly after: Phase;
}

/**
 * Tells, for each audience that a rule of any phase makes out, who answers it in each phase. The routes themselves are
 * asked with an example of such a request.
 */
export function planTraffic({ before, during, after }: Phases): readonly TrafficChange[] {
  return audiencesOf([before, during, after]).map((entry) => ({
    conditions: describeEntry(entry),
    before: answerIn(before, entry),
    during: answerIn(during, entry),
    after: answerIn(after, entry),
  }));
}

const everyone: Entry = { number: 1, conditions: [], rank: [] };

function audiencesOf(phases: readonly Phase[]): readonly Entry[] {
  const rules = phases.flatMap(({ routes }) => routes.flatMap((route) => route.rules));
  if (rules.length === 0) return [];
  const entries = rules.filter(({ reach, rest }) => reach === 'clients' && !rest).flatMap(({ rule }) => rule.entries);
  const byText = new Map(entries.map((entry) => [textOf(entry), entry]));
  return [everyone, ...byText.values()];
}

function answerIn({ routes, known }: Phase, entry: Entry): Answer | null {
  const [first] = routes;
  if (first === undefined) return null;
  const request = meetConditions(plainRequest(first.route), entry.conditions);
  if (request === null)
    return (
      ruleFor(
        routes.flatMap(({ rules }) => rules),
        entry,
      )?.summary ?? null
    );
  return summarizeOutcome(
    followRequest(
      routes.map(({ route }) => route),
      request,
    ),
    known,
  );
}

/** Without an example: the rule that says the same, else the one that takes the rest. */
function ruleFor(rules: readonly RuleSummary[], entry: Entry): RuleSummary | undefined {
  const same = rules.find(({ rule }) => rule.entries.some((other) => textOf(other) === textOf(entry)));
  return same ?? rules.find(({ rest }) => rest);
}

function textOf(entry: Entry): string {
  return describeEntry(entry).join('\n');
}
