import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import { type Data, type DataMap, dataAt, isMap, textAt } from '../../values/data.ts';
import { valueAt } from '../finding.ts';
import type { SchemaFinding } from '../schema/schema-finding.ts';

/** A regular expression of the values that a proxy reads as RE2. */
interface Expression {
  readonly text: string;
  readonly path: Path;
}

/** What all expressions that are looked at may cost together; to compile more would take long. */
const mostCost = 20_000;

/** RE2 repeats nothing more often. */
const mostRepetitions = 1000;

/**
 * Istio takes these for "is there", which is no expression. Source: HTTPMatchRequest.headers of
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
const presence = '*';

/** Whether the regular expressions that Istio gets are some. What reads them is loaded only where there are any. */
export async function checkExpressions(
  values: DataMap,
  environment: Environment | undefined,
): Promise<readonly SchemaFinding[]> {
  const expressions = withinBudget(findExpressions(values, environment));
  if (expressions.length === 0) return [];
  const { findExpressionProblem } = await import('./find-expression-problem.ts');
  return expressions.flatMap(({ text, path }) => {
    const fault = findExpressionProblem(text);
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

/**
 * The regular expressions that Istio has to read: those in its form, and those of `matches` where they become its. What
 * an expression may be in the Gateway API is left to each implementation.
 */
function findExpressions(values: DataMap, environment: Environment | undefined): readonly Expression[] {
  const application = dataAt(values, ['application']);
  if (!isMap(application)) return [];
  const path = ['application', 'versions'];
  const versions = Array.isArray(application.versions) ? application.versions : [];
  const strategy = environment?.strategies[textAt(application, 'strategy') ?? 'none'];
  const becomesIstio = strategy?.match?.key === 'match';
  const origins = ['application', 'route', 'corsPolicy', 'allowOrigins'];
  return [
    ...inIstio(dataAt(values, origins), origins),
    ...versions.flatMap((version: Data, index) => [
      ...inIstio(dataAt(version, ['match']), [...path, index, 'match']),
      ...(becomesIstio ? inGatewayApi(dataAt(version, ['matches']), [...path, index, 'matches']) : []),
    ]),
  ];
}

/** All of `regex: …` below a place; a header may have that name, and its condition is a map. */
function inIstio(data: Data | undefined, path: Path): readonly Expression[] {
  return entriesOf(data).flatMap(([key, value]) => {
    if (key !== 'regex' || typeof value !== 'string') return inIstio(value, [...path, key]);
    return value === presence ? [] : [{ text: value, path: [...path, key] }];
  });
}

/** All of `type: RegularExpression` below a place. */
function inGatewayApi(data: Data | undefined, path: Path): readonly Expression[] {
  const isExpression = isMap(data) && data.type === 'RegularExpression' && typeof data.value === 'string';
  if (isExpression) return [{ text: String(data.value), path: [...path, 'value'] }];
  return entriesOf(data).flatMap(([key, value]) => inGatewayApi(value, [...path, key]));
}

function entriesOf(data: Data | undefined): readonly (readonly [string | number, Data])[] {
  if (Array.isArray(data)) return data.map((item: Data, index) => [index, item]);
  return isMap(data) ? Object.entries(data) : [];
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
