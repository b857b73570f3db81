import type { Environment } from '../../environments/environment.ts';
import type { DataMap } from '../../values/data.ts';
import { valueAt } from '../finding.ts';
import type { SchemaFinding } from '../schema/schema-finding.ts';
import { type Expression, findExpressions } from './find-expressions.ts';

/** What all expressions that are looked at may cost together; to compile more would take long. */
const mostCost = 20_000;

/** RE2 repeats nothing more often. */
const mostRepetitions = 1000;

/** Whether the regular expressions that Istio gets are some. What reads them is loaded only where there are any. */
export async function checkExpressions(
  values: DataMap,
  environment: Environment | undefined,
): Promise<readonly SchemaFinding[]> {
  const expressions = withinBudget(findExpressions(values, environment));
  if (expressions.length === 0) return [];
  const { faultOfExpression } = await import('./fault-of-expression.ts');
  return expressions.flatMap(({ text, path }) => {
    const fault = faultOfExpression(text);
    if (fault === undefined) return [];
    return [
      {
        code: 'wrong-value',
        severity: 'error',
        path,
        message: `this is no regular expression: ${fault}`,
        hint: 'Istio takes the syntax of RE2, which has neither lookahead nor references to groups',
        at: valueAt(path),
      },
    ];
  });
}

function withinBudget(expressions: readonly Expression[]): readonly Expression[] {
  let left = mostCost;
  return expressions.filter(({ text }) => {
    const cost = costOf(text);
    if (cost > left) return false;
    left -= cost;
    return true;
  });
}

/** A part with a count is compiled so many times. */
function costOf(text: string): number {
  const counts = [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  const repetitions = counts.reduce((sum, count) => sum + Math.min(count, mostRepetitions + 1), 0);
  return text.length * (1 + repetitions);
}
