import type { Adopted } from '../adoption/adopt-specifications.ts';
import type { Path } from '../diagnostics/diagnostic.ts';
import type { Environment } from '../environments/environment.ts';
import { type Data, type DataMap, mapAt } from '../values/data.ts';
import { limits } from '../values/limits.ts';
import { explainAdoptionProblem } from './adoption/explain-adoption-problem.ts';
import { checkExpressions } from './checks/check-expressions.ts';
import { checkAbort, checkSettings } from './environment/check-settings.ts';
import { checkStrategy } from './environment/check-strategy.ts';
import { checkVersionKeys } from './environment/check-version-keys.ts';
import { checkUnusedKeys, type EnvironmentKeys, environmentKeys } from './environment/environment-keys.ts';
import type { EnvironmentSource, ValuesRules } from './environment/environment-source.ts';
import { type Finding, keyAt, valueAt } from './finding.ts';
import { checkSpecifications } from './schema/check-specifications.ts';
import { checkRules, checkValuesSchema } from './schema/check-values-schema.ts';
import type { SchemaFinding } from './schema/schema-finding.ts';
import { withoutMeant } from './schema/without-meant.ts';
import { withoutPaths } from './schema/without-paths.ts';
import { withoutRepetition } from './schema/without-repetition.ts';
import { writtenText } from './written-text.ts';

export interface ValuesToCheck {
  /** The values, with the specifications that their versions adopt. */
  readonly adopted: Adopted;
  /** Undefined if the values name no known environment: then only the rules of all environments are checked. */
  readonly environment: Environment | undefined;
  /** The environment's own rules. */
  readonly rules: ValuesRules | undefined;
  /** All environments, for hints. */
  readonly environments: EnvironmentSource;
  /** Earlier findings, such as an unknown environment. */
  readonly known: readonly Finding[];
  /** Unknown keys are warnings. */
  readonly allowUnknown: boolean;
  /** The text of each file by the name that positions use. Hints quote it. */
  readonly sources: ReadonlyMap<string, string>;
}

export interface CheckedValues {
  readonly findings: readonly SchemaFinding[];
  /**
   * The values without the parts that have errors, so that the rest can be derived and checked; undefined if the
   * environment is unknown or the values are too large.
   */
  readonly trusted: DataMap | undefined;
}

/** Checks values against the schemas and the rules of their environment. */
export async function checkValues(input: ValuesToCheck): Promise<CheckedValues> {
  const { adopted, environment } = input;
  const keys = environment && environmentKeys(environment);
  const found = await schemaFindings(input, keys);
  const ofUser = found.filter(isKeyOfUser).map(({ path }) => path);
  // Specifications and conditions go to the cluster as they are, so the user's own keys must not stay in them.
  const data = withoutPaths(adopted.values.data, ofUser);
  const schema = found.filter((finding) => !isKeyOfUser(finding));
  const known = [...input.known, ...schema, ...adopted.problems.map(explainAdoptionProblem)];
  if (environment === undefined || keys === undefined) return { findings: known, trusted: undefined };
  const findings = [...known, ...(await environmentFindings({ ...input, data, environment, keys }, known))];
  const wrong = findings.filter(({ severity, code }) => severity === 'error' && code !== 'missing-key');
  const trusted = withoutPaths(
    data,
    wrong.map(({ path }) => path),
  );
  const tooLarge = checkSize(trusted, environment);
  return tooLarge === undefined ? { findings, trusted } : { findings: [...findings, tooLarge], trusted: undefined };
}

/** A key that begins with `x-` is the user's own, at any place. */
function isKeyOfUser({ code, path }: SchemaFinding): boolean {
  return code === 'unknown-key' && String(path.at(-1)).startsWith('x-');
}

async function schemaFindings(
  { adopted, environment, environments, rules, allowUnknown, sources }: ValuesToCheck,
  keys: EnvironmentKeys | undefined,
): Promise<readonly SchemaFinding[]> {
  const { values } = adopted;
  const hints = {
    offers: (path: Path) => keys === undefined || keys.isOffered(path),
    written: writtenText(values, sources),
  };
  const found = [
    ...(await checkValuesSchema(values.data, hints)),
    ...(await checkSpecifications(values.data, environment, hints)),
    ...(rules === undefined ? [] : await checkRules(rules, values.data, hints)),
    ...(await checkExpressions(values.data, environment)),
  ];
  const isUnknown = found.some(({ code }) => code === 'unknown-key');
  const own = keys === undefined ? (isUnknown ? await keysOfAll(environments) : []) : [keys];
  const rated = withoutRepetition(found)
    .filter(({ code, path }) => code !== 'unknown-key' || !own.some(({ isOwn }) => isOwn(path)))
    .map((finding) => (isPassed(finding, allowUnknown) ? { ...finding, severity: 'warning' as const } : finding));
  return withoutMeant(rated).filter(({ path }) => !isBesideWrongType(path, rated));
}

/** A key of the user's own, and any unknown key with `--allow-unknown`. */
function isPassed(finding: SchemaFinding, allowUnknown: boolean): boolean {
  return isKeyOfUser(finding) || (allowUnknown && finding.code === 'unknown-key');
}

/** While nobody knows which environment is meant, a key may be one of any environment's own. */
async function keysOfAll({ names, find }: EnvironmentSource): Promise<readonly EnvironmentKeys[]> {
  const all = await Promise.all(names.map(find));
  return all.flatMap((environment) => (environment === undefined ? [] : [environmentKeys(environment)]));
}

/** What the `value` of a condition may be depends on its `type`. */
function isBesideWrongType(path: Path, found: readonly SchemaFinding[]): boolean {
  if (path.at(-1) !== 'value') return false;
  const type = JSON.stringify([...path.slice(0, -1), 'type']);
  return found.some((other) => other.severity === 'error' && JSON.stringify(other.path) === type);
}

interface EnvironmentInput extends ValuesToCheck {
  readonly data: DataMap;
  readonly environment: Environment;
  readonly keys: EnvironmentKeys;
}

/** Leaves out what the schema already reports for the same path, or for a key that was meant for it. */
async function environmentFindings(
  { data, environment, environments, keys, adopted }: EnvironmentInput,
  schema: readonly SchemaFinding[],
): Promise<readonly Finding[]> {
  const errors = schema.filter(({ severity }) => severity === 'error');
  const wrong = new Set(errors.map(({ path }) => JSON.stringify(path)));
  const meant = new Set(errors.flatMap(({ meant }) => (meant === undefined ? [] : [JSON.stringify(meant)])));
  const isWrong = (path: Path) => wrong.has(JSON.stringify(path));
  const isMeant = (path: Path) => meant.has(JSON.stringify(path));
  const unclear = new Set(errors.flatMap(({ path, meant }) => ((meant ?? path)[3] === 'from' ? [path[2]] : [])));
  const isKnown = (path: Path) => isWrong(path) || isMeant(path) || unclear.has(path[2]);
  const found = [
    ...(await checkStrategy(data, environment, environments)),
    ...checkVersionKeys(data, environment, isKnown, (version, kind) =>
      adopted.adoptions.some((adoption) => adoption.version === version && adoption.kind === kind),
    ),
    ...checkUnusedKeys(data, environment, keys),
    ...checkAbort(data),
    ...checkSettings(data, environment),
  ];
  return found.filter(({ code, path }) => !isWrong(path) && !(code === 'missing-key' && isMeant(path)));
}

/**
 * Finds short values that become very large: aliases that repeat long texts, or labels and annotations of an application
 * that each object of many versions gets. No release is derived from values that are too large.
 */
function checkSize(values: DataMap, environment: Environment): Finding | undefined {
  const written = sizeOf(values);
  if (written > limits.written) return tooLarge('these values', 'use fewer aliases, or for shorter texts', valueAt([]));
  const application = mapAt(values, 'application') ?? {};
  const versions = Array.isArray(application.versions) ? application.versions.length : 0;
  const shared = sizeOf(application) - sizeOf(application.versions ?? null);
  if (written + versions * environment.versionObjects.length * shared <= limits.written) return undefined;
  const subject = `${versions} versions, each with what the application gives them all,`;
  return tooLarge(subject, 'give the application fewer or shorter labels and annotations', keyAt(['application']));
}

function tooLarge(subject: string, hint: string, at: NonNullable<Finding['at']>): Finding {
  const mebibytes = limits.written / 1024 / 1024;
  const message = `${subject} come to more than ${mebibytes} MiB once everything is written out`;
  return { code: 'yaml-limit', severity: 'error', path: at.path, message, hint, at };
}

/** The number of characters, plus some for the syntax around each value. */
function sizeOf(data: Data): number {
  const own = 8;
  if (typeof data === 'string') return own + data.length;
  if (typeof data !== 'object' || data === null) return own;
  const entries = Object.entries(data);
  return entries.reduce((sum, [key, value]) => sum + key.length + sizeOf(value), own);
}
