import type { Branch, Copy, Outcome } from '../simulate/follow-request.ts';
import type { Request } from '../simulate/request.ts';
import type { Trial } from '../simulate/try-rules.ts';
import { formatPercent } from '../summary/format-percent.ts';
import { describeJudgement } from './describe-judgement.ts';
import { describePlace } from './describe-request.ts';

/** One look of a route at a request: its rules as far as they were tried, and why each does or does not match. */
export interface Explanation {
  /** Which request it is, where, e.g. `VirtualService shop, inside the mesh`. */
  readonly title: string;
  readonly rules: readonly ExplainedRule[];
  /** What there is to say beside the rules, a sentence each. */
  readonly remarks: readonly string[];
}

export interface ExplainedRule {
  readonly matches: boolean;
  /** E.g. `rule 2 httpbin-1`. */
  readonly rule: string;
  /** All conditions of a rule that matches, the first that failed of one that does not. */
  readonly reasons: readonly string[];
}

/** Why a request goes where it goes: the first look at it, then one for each way that comes to a route once more. */
export function explainOutcome(outcome: Outcome): readonly Explanation[] {
  return explain(outcome, '');
}

function explain(outcome: Outcome, before: string): readonly Explanation[] {
  const { visit } = outcome;
  const rules = visit.trials.map(explainTrial);
  const route = (visit.winner ?? visit.trials[0])?.route;
  const name = route === undefined ? 'routes' : `${route.kind} ${route.name}`;
  const explanation: Explanation = {
    title: `${before}${name}, ${describePlace(visit.request)}`,
    rules,
    remarks: [...(rules.length === 0 ? whyNoRules(visit) : []), ...remarksOf(outcome)],
  };
  if (outcome.kind !== 'forwarded') return [explanation];
  const later = [
    ...outcome.branches.map((branch) => [branch, formatPercent(branch.share)] as const),
    ...outcome.copies.map((copy) => [copy, `copies, ${formatPercent(copy.percent / 100)}`] as const),
  ];
  return [explanation, ...later.flatMap(([way, share]) => explainLater(way, share, visit.request))];
}

function explainLater({ next, request }: Branch | Copy, share: string, before: Request): readonly Explanation[] {
  if (next === null) return [];
  const marks = [...request.headers].filter(([name, text]) => before.headers.get(name) !== text);
  const told = [
    ...(request.host === before.host ? [] : [`host ${request.host}`]),
    ...marks.map(([name, text]) => `${name}: ${text}`),
  ];
  return explain(next, `then (${[share, ...told].join(', ')}) `);
}

function explainTrial({ rule, entry, met, judgements }: Trial): ExplainedRule {
  const which = rule.entries.length === 1 ? '' : `, entry ${entry.number} of ${rule.entries.length}`;
  const reasons = met ? judgements : judgements.filter((judgement) => !judgement.met);
  return {
    matches: met,
    rule: `rule ${rule.number}${rule.name === null ? '' : ` ${rule.name}`}${which}`,
    reasons: reasons.length === 0 ? ['every request meets it'] : reasons.map(describeJudgement),
  };
}

/** Why no rule was tried at all. */
function whyNoRules({ reached, missed }: Outcome['visit']): readonly string[] {
  if (reached) return ['the route takes such requests, but has no rules for HTTP'];
  return missed.map(({ route, reason }) => `${route.kind} ${route.name} ${reason}`);
}

function remarksOf(outcome: Outcome): readonly string[] {
  switch (outcome.kind) {
    case 'forwarded':
      return [...outcome.settings].map(([name, text]) => `the rule has ${name}: ${text}`);
    case 'beyond':
      return [`what becomes of the request cannot be told: ${outcome.reason}`];
    default:
      return [];
  }
}
