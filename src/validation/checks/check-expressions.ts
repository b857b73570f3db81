import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import type { Reading } from '../../mesh/field.ts';
import type { ConditionForm } from '../../mesh/mesh.ts';
import { meshByConditionKey, meshes } from '../../mesh/meshes.ts';
import { type Data, type DataMap, dataAt, isMap, textAt } from '../../values/data.ts';
import { valueAt } from '../finding.ts';
import type { SchemaFinding } from '../schema/schema-finding.ts';

/** A regular expression in the values that Istio's proxies read as RE2. */
interface Expression {
  readonly text: string;
  readonly path: Path;
}

/** Characters of all expressions together. The check skips further expressions, which would take long. */
const mostCharacters = 200_000;

/** Finds invalid regular expressions among those that are read as RE2. RE2 is loaded only if there are any. */
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
 * The regular expressions that proxies read as RE2: those in the form of such a mesh, and those that are translated into it.
 * Other meshes leave the syntax of expressions to each implementation.
 */
function findExpressions(values: DataMap, environment: Environment | undefined): readonly Expression[] {
  const application = dataAt(values, ['application']);
  if (!isMap(application)) return [];
  const versions = Array.isArray(application.versions) ? application.versions : [];
  const strategy = environment?.strategies[textAt(application, 'strategy') ?? 'none'];
  const becomesRe2 = meshByConditionKey(strategy?.match?.key ?? '')?.conditions.isRe2 === true;
  const forms = meshes.map(({ conditions }) => conditions).filter(({ isRe2 }) => isRe2 || becomesRe2);
  const origins = ['application', 'route', 'corsPolicy', 'allowOrigins'];
  return [
    ...textMatches(dataAt(values, origins), origins),
    ...versions.flatMap((version: Data, index) =>
      forms.flatMap((form) => {
        const path = ['application', 'versions', index, form.key];
        return expressionsIn(form, dataAt(version, [form.key]), path);
      }),
    ),
  ];
}

/** The expressions in a list of conditions. */
function expressionsIn(form: ConditionForm, list: Data | undefined, path: Path): readonly Expression[] {
  const found: Expression[] = [];
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
    return typeof text === 'string' && text !== '*' ? [{ text, path: [...path, index, 'regex'] }] : [];
  });
}

function withinBudget(expressions: readonly Expression[]): readonly Expression[] {
  let left = mostCharacters;
  return expressions.filter(({ text }) => {
    left -= text.length;
    return left >= 0;
  });
}
