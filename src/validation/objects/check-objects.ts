import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../diagnostics/sort-diagnostics.ts';
import { objectSchemas } from '../../generated/object-schemas.ts';
import { type Reading, wholeOf } from '../../mesh/field.ts';
import { meshOfObject } from '../../mesh/meshes.ts';
import { groupOf } from '../../mesh/names.ts';
import { type DataMap, dataAt, mapAt, textAt } from '../../values/data.ts';
import { limits } from '../../values/limits.ts';
import { type MapNode, nodeToData } from '../../values/value-node.ts';
import { type Finding, toDiagnostic, valueAt } from '../finding.ts';
import { checkSchema } from '../schema/check-schema.ts';
import { describeSubject } from '../schema/describe-data.ts';
import { withoutMeant } from '../schema/without-meant.ts';
import { writtenText } from '../written-text.ts';
import { findBrokenRules } from './check-rules.ts';
import { judgeChannels } from './judge-channels.ts';
import type { ObjectSchema } from './object-schema.ts';
import { withDefaults } from './with-defaults.ts';

/**
 * Finds what a cluster refuses in objects: what their CRD says, also in CEL, and what webhooks check besides. Objects of kinds
 * without a schema here pass. What only CRDs of the experimental channel accept is a warning.
 *
 * @param namespace of objects without one
 * @param sources the text of each file, by the name that positions use
 */
export async function checkObjects(
  objects: readonly MapNode[],
  namespace: string,
  sources: ReadonlyMap<string, string>,
): Promise<readonly Diagnostic[]> {
  const { findExpressionProblem } = await import('../checks/find-expression-problem.ts');
  const reading: Reading = { strict: false, faultOfExpression: findExpressionProblem };
  const diagnostics: Diagnostic[] = [];
  for (const root of objects) {
    if (diagnostics.length >= limits.problems) break;
    const data = nodeToData(root);
    const schema = schemaOf(data);
    if (schema === undefined) continue;
    const written = writtenText({ root, data }, sources);
    const findings = await checkObject(data, schema, { namespace, reading, written });
    for (const finding of findings) {
      const refusal = meshOfObject(data) === undefined ? 'broken-object' : 'broken-route';
      const code = finding.severity === 'error' ? refusal : finding.code;
      diagnostics.push({ ...toDiagnostic(finding, { root }, false), code });
    }
  }
  return sortDiagnostics(diagnostics, [...sources.keys()]);
}

function schemaOf(data: DataMap): ObjectSchema | undefined {
  const key = `${groupOf(data.apiVersion)}/${textAt(data, 'kind')}`;
  return Object.hasOwn(objectSchemas, key) ? objectSchemas[key] : undefined;
}

interface Circumstances {
  /** The namespace of an object without one. */
  readonly namespace: string;
  readonly reading: Reading;
  /** The text of the file at a path. */
  readonly written: (path: Path) => string | undefined;
}

/** Rules and webhooks check only what the schema accepts. */
async function checkObject(
  data: DataMap,
  { loadValidator, loadSchema }: ObjectSchema,
  { namespace, reading, written }: Circumstances,
): Promise<readonly Finding[]> {
  const [validate, schema] = [await loadValidator(), await loadSchema()];
  const stored = withDefaults(data, schema) as DataMap;
  // Many maps have a name.
  const hints = { offers: (path: Path) => path.at(-1) !== 'name', written };
  const wrong = withoutMeant(
    await checkSchema({ validate, loadSchema, data: stored, prefix: [], ...hints, ignore: () => false }),
  );
  const rules = findBrokenRules(
    stored,
    schema,
    wrong.map(({ path }) => path),
  );
  const judgement = judgeChannels(data, schema, rules);
  const broken = judgement.refused.map(({ path, rule: { message, hint } }) => refused(path, message, hint));
  const own = textAt(mapAt(data, 'metadata') ?? {}, 'namespace') ?? namespace;
  const rejected = (await meshOfObject(data)?.checkObject(wholeOf(stored, reading), own)) ?? [];
  const further = rejected
    .filter(({ path }) => !wrong.some((other) => touches(path, other.path) || isMeantBy(path, other, data)))
    .slice(0, limits.problems)
    .map(({ path, message, hint }) => refused(path, message, hint));
  return [...wrong, ...broken, ...further, ...judgement.experimental];
}

/** A key that may be absent only because it is misspelt. */
function isMeantBy(path: Path, { code, path: wrong }: Finding, data: DataMap): boolean {
  const isBeside = JSON.stringify(path.slice(0, -1)) === JSON.stringify(wrong.slice(0, -1));
  return code === 'unknown-key' && isBeside && dataAt(data, path) === undefined;
}

function refused(path: Path, message: string, hint: string | undefined): Finding {
  return {
    code: 'broken-route',
    severity: 'error',
    path,
    message: `${describeSubject(path)} ${message}`,
    ...(hint === undefined ? {} : { hint }),
    at: valueAt(path),
  };
}

/** Whether one of two places lies in the other. */
function touches(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}
