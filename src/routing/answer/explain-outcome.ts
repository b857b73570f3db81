import type { Request } from '../../mesh/request.ts';
import type { Route } from '../../mesh/route.ts';
import { describeConditionResult } from '../describe-condition.ts';
import type { Branch, Copy, Outcome } from '../simulate/follow-request.ts';
import type { EntryResult } from '../simulate/try-rules.ts';
import { formatPercent } from '../summary/format-percent.ts';
import { describePlace } from './describe-request.ts';

/** How routes handle a request: the rules that were tried, and why each matches or not. */
export interface Explanation {
  /** The routes, and where the request is, e.g. `VirtualService shop, inside the mesh`. */
  readonly title: string;
  readonly rules: readonly ExplainedRule[];
  /** Further sentences beside the rules. */
  readonly remarks: readonly string[];
}

export interface ExplainedRule {
  readonly matches: boolean;
  /** E.g. `rule 2 httpbin-1`, or `shop, rule 2 httpbin-1` if several routes have rules. */
  readonly rule: string;
  /** All conditions of a rule that matches, or the first unmet condition. */
  readonly reasons: readonly string[];
}

/** Explains why a request goes where it goes: once for the first routes, and once for each time it comes back. */
export function explainOutcome(outcome: Outcome): readonly Explanation[] {
  return explain(outcome, '');
}

function explain(outcome: Outcome, before: string): readonly Explanation[] {
  const { visit } = outcome;
  const routes = [...new Set(visit.tried.map(({ route }) => route))];
  const rules = visit.tried.map((result) => explainEntry(result, routes.length > 1));
  const explanation: Explanation = {
    title: `${before}${nameRoutes(routes)}, ${describePlace(visit.request)}${nameListener(visit)}`,
    rules,
    remarks: [...(rules.length === 0 ? whyNoRules(visit) : []), ...remarksOf(outcome), ...deviationOf(visit)],
  };
  if (outcome.kind !== 'forwarded') return [explanation];
  const later = [
    ...outcome.branches.map((branch) => [branch, formatPercent(branch.share)] as const),
    ...outcome.copies.map((copy) => [copy, `copies, ${formatPercent(copy.percent / 100)}`] as const),
  ];
  return [explanation, ...later.flatMap(([branch, share]) => explainLater(branch, share, visit.request))];
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

/** Where the request entered the gateway, if its listeners are known. */
function nameListener({ entrance }: Outcome['visit']): string {
  if (entrance?.kind !== 'listener') return '';
  const { name, port } = entrance.listener;
  return `, listener ${name} at port ${port}`;
}

/** Routes whose rules were tried are all of one kind. */
function nameRoutes([first, ...others]: readonly Route[]): string {
  if (first === undefined) return 'routes';
  if (others.length === 0) return `${first.kind} ${first.name}`;
  return `${first.kind}s ${[first, ...others].map(({ name }) => name).join(' and ')}`;
}

function explainEntry({ route, rule, entry, met, results }: EntryResult, isOneOfSeveral: boolean): ExplainedRule {
  const which = rule.entries.length === 1 ? '' : `, entry ${entry.number} of ${rule.entries.length}`;
  const reasons = met ? results : results.filter((result) => !result.met);
  return {
    matches: met,
    rule: `${isOneOfSeveral ? `${route.name}, ` : ''}rule ${rule.number}${rule.name === null ? '' : ` ${rule.name}`}${which}`,
    reasons: reasons.length === 0 ? ['every request matches'] : reasons.map(describeConditionResult),
  };
}

/** Why no rule was tried. */
function whyNoRules({ reached, missed }: Outcome['visit']): readonly string[] {
  if (reached) return ['the route accepts such requests, but it has no HTTP rules'];
  return missed.map(({ route, reason }) => `${route.kind} ${route.name} ${reason}`);
}

function deviationOf({ deviation }: Outcome['visit']): readonly string[] {
  if (deviation === null) return [];
  const { implementation, because, winner } = deviation;
  const otherwise = winner === null ? '404' : `rule ${winner.rule.number} of ${winner.route.kind} ${winner.route.name}`;
  return [`${implementation} answers otherwise, with ${otherwise}: ${because}`];
}

function remarksOf(outcome: Outcome): readonly string[] {
  switch (outcome.kind) {
    case 'forwarded':
      return [...outcome.settings].map(([name, text]) => `the rule has ${name}: ${text}`);
    case 'unsupported':
      return [`the answer is unknown: ${outcome.reason}`];
    default:
      return [];
  }
}
