import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import type { Reading } from '../../mesh/field.ts';
import type { ConditionForm } from '../../mesh/mesh.ts';
import { meshByConditionKey, meshes } from '../../mesh/meshes.ts';
import { type Data, type DataMap, dataAt, isMap, textAt } from '../../values/data.ts';
import { valueAt } from '../finding.ts';
import type { SchemaFinding } from '../schema/schema-finding.ts';

/** A regular expression in the values. */
interface Expression {
  readonly text: string;
  readonly path: Path;
  /** Whether the proxies read it as RE2. Otherwise the implementation decides. */
  readonly isRe2: boolean;
}

/** Characters of all expressions together. The check skips further expressions, which would take long. */
const mostCharacters = 200_000;

/** Finds regular expressions that are not in RE2 syntax. RE2 is loaded only if there are any expressions. */
export async function checkExpressions(
  values: DataMap,
  environment: Environment | undefined,
): Promise<readonly SchemaFinding[]> {
  const expressions = withinBudget(findExpressions(values, environment));
  if (expressions.length === 0) return [];
  const { findExpressionProblem } = await import('./find-expression-problem.ts');
  return expressions.flatMap((expression) => {
    const problem = findExpressionProblem(expression.text);
    return problem === undefined ? [] : [describeProblem(expression, problem)];
  });
}

function describeProblem({ path, isRe2 }: Expression, problem: string): SchemaFinding {
  const syntax = 'RE2 syntax, which has no lookahead and no backreferences';
  const place = { path, at: valueAt(path) };
  if (isRe2) {
    const message = `this is not a valid regular expression: ${problem}`;
    return { code: 'wrong-value', severity: 'error', ...place, message, hint: `Istio uses ${syntax}` };
  }
  const message = `implementations with Envoy, such as Istio and Envoy Gateway, cannot read this expression: ${problem}`;
  return { code: 'unportable-expression', severity: 'warning', ...place, message, hint: `write it in ${syntax}` };
}

/**
 * The regular expressions of the values. Proxies read those as RE2 that are in the form of such a mesh, and those that are
 * translated into it.
 */
function findExpressions(values: DataMap, environment: Environment | undefined): readonly Expression[] {
  const application = dataAt(values, ['application']);
  if (!isMap(application)) return [];
  const versions = Array.isArray(application.versions) ? application.versions : [];
  const strategy = environment?.strategies[textAt(application, 'strategy') ?? 'none'];
  const becomesRe2 = meshByConditionKey(strategy?.match?.key ?? '')?.conditions.isRe2 === true;
  const origins = ['application', 'route', 'corsPolicy', 'allowOrigins'];
  return [
    ...textMatches(dataAt(values, origins), origins),
    ...versions.flatMap((version: Data, index) =>
      meshes.flatMap(({ conditions }) => {
        const path = ['application', 'versions', index, conditions.key];
        const texts = expressionsIn(conditions, dataAt(version, [conditions.key]), path);
        return texts.map((found) => ({ ...found, isRe2: conditions.isRe2 || becomesRe2 }));
      }),
    ),
  ];
}

/** The expressions in a list of conditions. */
function expressionsIn(form: ConditionForm, list: Data | undefined, path: Path): readonly Omit<Expression, 'isRe2'>[] {
  const found: Omit<Expression, 'isRe2'>[] = [];
  const reading: Reading = {
    strict: false,
    faultOfExpression: (text, place) => {
      found.push({ text, path: place });
      return undefined;
    },
  };
  const entries = Array.isArray(list) ? list : [];
  entries.forEach((entry: Data, index) => {
    if (isMap(entry)) form.read({ data: entry, path: [...path, index], reading }, '');
  });
  return found;
}

/** All of `regex: …` in a list. */
function textMatches(list: Data | undefined, path: Path): readonly Expression[] {
  const items = Array.isArray(list) ? list : [];
  return items.flatMap((item: Data, index) => {
    const text = dataAt(item, ['regex']);
    return typeof text === 'string' && text !== '*' ? [{ text, path: [...path, index, 'regex'], isRe2: true }] : [];
  });
}

function withinBudget(expressions: readonly Expression[]): readonly Expression[] {
  let left = mostCharacters;
  return expressions.filter(({ text }) => {
    left -= text.length;
    return left >= 0;
  });
}
