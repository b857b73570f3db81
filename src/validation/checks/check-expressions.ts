import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import { type Data, type DataMap, dataAt, isMap, textAt } from '../../values/data.ts';
import { valueAt } from '../finding.ts';
import type { SchemaFinding } from '../schema/schema-finding.ts';

/** A regular expression in the values that Istio's proxies read as RE2. */
interface Expression {
  readonly text: string;
  readonly path: Path;
}

/** How much all expressions together may cost to compile. The check skips expressions beyond it, which would take long. */
const mostCost = 20_000;

/** RE2 allows no more repetitions. */
const mostRepetitions = 1000;

/**
 * Istio reads this as "the header is present", not as an expression. Source: HTTPMatchRequest.headers of
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
const presence = '*';

/** Finds invalid regular expressions among those that Istio gets. RE2 is loaded only if there are any expressions. */
export async function checkExpressions(
  values: DataMap,
  environment: Environment | undefined,
): Promise<readonly SchemaFinding[]> {
  const expressions = withinBudget(findExpressions(values, environment));
  if (expressions.length === 0) return [];
  const { findExpressionProblem } = await import('./find-expression-problem.ts');
  return expressions.flatMap(({ text, path }) => {
    const problem = findExpressionProblem(text);
    if (problem === undefined) return [];
    return [
      {
        code: 'wrong-value',
        severity: 'error',
        path,
        message: `this is not a valid regular expression: ${problem}`,
        hint: 'Istio uses RE2 syntax, which has no lookahead and no backreferences',
        at: valueAt(path),
      },
    ];
  });
}

/**
 * The regular expressions that Istio reads: those in `match`, and those in `matches` where they become conditions of Istio.
 * The Gateway API leaves the syntax of expressions to each implementation.
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

/** The values of all keys `regex` below a path. A header may be named `regex`, too; its condition is a map. */
function inIstio(data: Data | undefined, path: Path): readonly Expression[] {
  return entriesOf(data).flatMap(([key, value]) => {
    if (key !== 'regex' || typeof value !== 'string') return inIstio(value, [...path, key]);
    return value === presence ? [] : [{ text: value, path: [...path, key] }];
  });
}

/** The values of all conditions with `type: RegularExpression` below a path. */
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

/** RE2 compiles a part with a count as many times. */
function costOf(text: string): number {
  const counts = [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  const repetitions = counts.reduce((sum, count) => sum + Math.min(count, mostRepetitions + 1), 0);
  return text.length * (1 + repetitions);
}
