import { adoptSpecifications } from '../adoption/adopt-specifications.ts';
import type { Source } from '../adoption/find-sources.ts';
import type { Resource } from '../adoption/resource.ts';
import type { Diagnostic, Path } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import type { Environment } from '../environments/environment.ts';
import type { ApiVersions } from '../release/api-versions.ts';
import { deriveRelease } from '../release/derive-release.ts';
import type { Release } from '../release/release.ts';
import type { DataMap } from '../values/data.ts';
import { limits } from '../values/limits.ts';
import type { Values } from '../values/value-node.ts';
import { checkAdoption } from './adoption/check-adoption.ts';
import { explainAdoptionProblem } from './adoption/explain-adoption-problem.ts';
import { checkRelease } from './check-release.ts';
import { checkSize } from './check-size.ts';
import { checkExpressions } from './checks/check-expressions.ts';
import { checkAbort } from './environment/check-abort.ts';
import { checkSettings } from './environment/check-settings.ts';
import { checkStrategy } from './environment/check-strategy.ts';
import { checkUnusedKeys } from './environment/check-unused-keys.ts';
import { checkVersionKeys } from './environment/check-version-keys.ts';
import { type EnvironmentKeys, environmentKeys } from './environment/environment-keys.ts';
import type { EnvironmentSource } from './environment/environment-source.ts';
import { findEnvironment } from './environment/find-environment.ts';
import type { Finding } from './finding.ts';
import { checkSpecifications } from './schema/check-specifications.ts';
import { checkRules, checkValues } from './schema/check-values.ts';
import type { SchemaFinding } from './schema/schema-finding.ts';
import { withoutPaths } from './schema/without-paths.ts';
import { toDiagnostic } from './to-diagnostic.ts';
import { writtenText } from './written-text.ts';

export interface ValidateInput {
  readonly values: Values;
  readonly environments: EnvironmentSource;
  /** The release's name and namespace, as given to Helm or on the command line. */
  readonly release: { readonly name: string; readonly namespace: string; readonly apiVersions?: ApiVersions };
  /** Unknown keys are warnings. */
  readonly allowUnknown: boolean;
  /** Warnings are errors. */
  readonly strict: boolean;
  /** The existing objects that versions can be taken from; undefined if none were given. */
  readonly resources?: readonly Resource[];
  /** The text of each file by the name that positions use; with it, hints can quote what was written. */
  readonly sources?: ReadonlyMap<string, string>;
}

export interface ValidateResult {
  /** In no particular order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined if any diagnostic is an error. */
  readonly release: Release | undefined;
  /** The existing objects from which versions are taken, and that the release replaces. */
  readonly replaced: readonly Resource[];
}

/**
 * Checks values and derives the release. All problems are found at once: where one part is wrong it is taken out and
 * the rest is checked as if it were not there, leaving out what could not be judged without it.
 */
export async function validate(input: ValidateInput): Promise<ValidateResult> {
  const { environments, strict } = input;
  const { environment, findings: unknown } = await findEnvironment(input.values.data, environments);
  const taken = environment && adoptSpecifications({ ...input, resources: input.resources, environment });
  const given = { ...input, values: taken?.values ?? input.values };
  const keys = environment && environmentKeys(environment);
  const found = await schemaFindings(given, environment, keys);
  const schema = found.filter((finding) => !isKeyOfUser(finding));
  const values = withoutKeysOfUser(given.values, found);
  const known: SchemaFinding[] = [...unknown, ...schema, ...(taken?.problems ?? []).map(explainAdoptionProblem)];
  const findings: Finding[] = [...known];
  let release: Release | undefined;
  let replaced: readonly Resource[] = [];
  if (environment !== undefined && keys !== undefined) {
    const more = await environmentFindings(values.data, environment, keys, environments, known, taken?.sources ?? []);
    const checked = checkWithout([...known, ...more], environment, { ...input, values });
    findings.push(...more, ...checked.findings);
    release = checked.release;
    if (release !== undefined && taken !== undefined && findings.every(({ severity }) => severity !== 'error')) {
      const remaining = checkAdoption({
        release,
        environment,
        sources: taken.sources,
        resources: input.resources ?? [],
      });
      findings.push(...remaining.findings);
      replaced = remaining.replaced;
    }
  }
  const all = worstOf(findings).map((finding) => toDiagnostic(finding, values, strict));
  const diagnostics = onceForEachObject(all, taken?.sources ?? []);
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  return { diagnostics, release: failed ? undefined : release, replaced };
}

/** What is wrong with an object from which several versions are taken is told once. */
function onceForEachObject(diagnostics: readonly Diagnostic[], sources: readonly Source[]): readonly Diagnostic[] {
  const files = new Set(sources.map(({ resource }) => fileOf(resource.node.position)));
  const seen = new Set<string>();
  return diagnostics.filter(({ code, message, position }) => {
    const identity = JSON.stringify([code, message, position]);
    return !files.has(fileOf(position)) || (!seen.has(identity) && seen.add(identity));
  });
}

function fileOf(position: Position): string | undefined {
  return position.kind === 'file' ? position.file : undefined;
}

/** A key that begins with `x-` is the user's own wherever it stands. */
function isKeyOfUser({ code, path }: SchemaFinding): boolean {
  return code === 'unknown-key' && String(path.at(-1)).startsWith('x-');
}

/** What goes to the cluster as it is, a specification or a condition, must not carry the user's keys there. */
function withoutKeysOfUser(values: Values, found: readonly SchemaFinding[]): Values {
  const own = found.filter(isKeyOfUser).map(({ path }) => path);
  return { ...values, data: withoutPaths(values.data, own) };
}

/** As many as anybody may read, the errors before all others. */
function worstOf(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= limits.problems) return findings;
  const rank = { error: 0, warning: 1, info: 2 };
  return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]).slice(0, limits.problems);
}

async function schemaFindings(
  { values, allowUnknown, sources, environments }: ValidateInput,
  environment: Environment | undefined,
  keys: EnvironmentKeys | undefined,
): Promise<readonly SchemaFinding[]> {
  const hints = {
    offers: (path: Path) => keys === undefined || keys.isOffered(path),
    written: writtenText(values, sources ?? new Map()),
  };
  const rules = environment && (await environments.rules?.(environment.name));
  const found = [
    ...(await checkValues(values.data, hints)),
    ...(await checkSpecifications(values.data, environment, hints)),
    ...(rules === undefined ? [] : await checkRules(rules, values.data, hints)),
    ...(await checkExpressions(values.data, environment)),
  ];
  return withoutRepetition(found)
    .filter(({ code, path }) => code !== 'unknown-key' || keys === undefined || !keys.isOwn(path))
    .map((finding) => (allowUnknown && finding.code === 'unknown-key' ? { ...finding, severity: 'warning' } : finding));
}

/** What an environment demands by its own rules may be what the schema demands of all. */
function withoutRepetition(findings: readonly SchemaFinding[]): readonly SchemaFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, path }) => {
    const identity = JSON.stringify([code, path]);
    return !seen.has(identity) && seen.add(identity);
  });
}

/** What the schema says of a place, or of a key that was meant to be there, is not said again. */
async function environmentFindings(
  values: DataMap,
  environment: Environment,
  keys: EnvironmentKeys,
  environments: EnvironmentSource,
  schema: readonly SchemaFinding[],
  sources: readonly Source[],
): Promise<readonly Finding[]> {
  const said = new Set(schema.flatMap(({ path, meant }) => [path, meant ?? path]).map((path) => JSON.stringify(path)));
  const isSaid = (path: Path) => said.has(JSON.stringify(path));
  const unclear = new Set(schema.flatMap(({ path, meant }) => ((meant ?? path)[3] === 'from' ? [path[2]] : [])));
  const isKnown = (path: Path) => isSaid(path) || unclear.has(path[2]);
  const found = [
    ...(await checkStrategy(values, environment, environments)),
    ...checkVersionKeys(values, environment, isKnown, (version, kind) =>
      sources.some((source) => source.version === version && source.kind === kind),
    ),
    ...checkUnusedKeys(values, environment, keys),
    ...checkAbort(values),
    ...checkSettings(values, environment),
  ];
  return found.filter(({ path }) => !isSaid(path));
}

function checkWithout(errors: readonly SchemaFinding[], environment: Environment, { values, release }: ValidateInput) {
  const wrong = errors.filter(({ severity, code }) => severity === 'error' && code !== 'missing-key');
  const data = withoutPaths(
    values.data,
    wrong.map(({ path }) => path),
  );
  const tooLarge = checkSize(data, environment);
  if (tooLarge !== undefined) return { release: undefined, findings: [tooLarge] };
  const derived = deriveRelease({ values: data, environment, ...release });
  return { release: derived, findings: checkRelease({ release: derived, environment, values: data }, errors) };
}
