import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import { meshes } from '../../mesh/meshes.ts';
import { type Data, type DataMap, isMap, mapAt } from '../../values/data.ts';
import { type Finding, keyAt } from '../finding.ts';

/** Keys of a values file that only some environments use, such as `application.versions[].image`. */
const optionalKeys: ReadonlySet<string> = new Set([
  'gateway',
  'service',
  'application.hosts',
  'application.route',
  'application.affinity',
  'application.modelFormat',
  'application.runtime',
  'application.protocolVersion',
  'application.ports',
  'application.storageUri',
  'application.versions[].image',
  'application.versions[].storageUri',
  'application.versions[].modelFormat',
  'application.versions[].runtime',
  'application.versions[].protocolVersion',
  'application.versions[].ports',
  'application.versions[].deploymentSpecification',
  'application.versions[].serviceSpecification',
  'application.versions[].inferenceServiceSpecification',
]);

/** The keys of a version's conditions. checkMatchKeys reports those without effect. */
const conditionKeys: ReadonlySet<string> = new Set(
  meshes.map(({ conditions }) => `application.versions[].${conditions.key}`),
);

/** A path without its indexes, as environments name their keys: `application.versions[].image`. */
function keyPattern(path: Path): string {
  let pattern = '';
  for (const step of path) {
    if (typeof step === 'number' || step === '[]') pattern += '[]';
    else pattern += pattern === '' ? step : `.${step}`;
  }
  return pattern;
}

/** How an environment uses the keys of a values file. */
export interface EnvironmentKeys {
  /** Whether other environments use the key at a path and this one does not. */
  readonly isUnused: (path: Path) => boolean;
  /** Whether to suggest the key at a path to someone who uses this environment. */
  readonly isOffered: (path: Path) => boolean;
  /** Whether the key at a path is one of the environment's own. The schema may not know it. */
  readonly isOwn: (path: Path) => boolean;
}

/** Finds out how an environment uses the keys of a values file. */
export function environmentKeys(environment: Environment): EnvironmentKeys {
  const used = usedKeys(environment);
  const isOwn = (path: Path) => used.has(keyPattern(path));
  const isUnused = (path: Path) => {
    const pattern = keyPattern(path);
    return optionalKeys.has(pattern) && !used.has(pattern);
  };
  const isOffered = (path: Path) => isOwn(path) || !(isUnused(path) || conditionKeys.has(keyPattern(path)));
  return { isUnused, isOffered, isOwn };
}

function usedKeys(environment: Environment): ReadonlySet<string> {
  const ofVersions = environment.versionObjects.flatMap(({ specification, requires }) => [specification, ...requires]);
  const ofCandidates = Object.values(environment.strategies).flatMap(({ match }) =>
    match === null ? [] : [match.key],
  );
  const versionKeys = [...ofVersions, ...ofCandidates, ...environment.fields];
  return new Set([
    ...environment.keys,
    ...versionKeys.map((key) => `application.versions[].${key}`),
    ...environment.fields.map((key) => `application.${key}`),
    ...Object.values(environment.settings).map(({ key }) => key.split('.')[0] ?? key),
  ]);
}

/** Warns of keys that only other environments use. They are accepted, as in the chart. */
export function checkUnusedKeys(
  values: DataMap,
  environment: Environment,
  { isUnused }: EnvironmentKeys,
): readonly Finding[] {
  return keyPaths(values)
    .filter(isUnused)
    .map((path) => ({
      code: 'key-without-effect',
      severity: 'warning',
      path,
      message: `${path.at(-1)} has no effect in the environment ${environment.name}`,
      hint: 'remove it, or choose an environment that uses it',
      at: keyAt(path),
    }));
}

/** The paths of all keys of the values, the application and each version. */
function keyPaths(values: DataMap): readonly Path[] {
  const application = mapAt(values, 'application') ?? {};
  const versions = Array.isArray(application.versions) ? application.versions : [];
  return [
    ...keysWithValue(values).map((key) => [key]),
    ...keysWithValue(application).map((key) => ['application', key]),
    ...versions.flatMap((version: Data, index) =>
      keysWithValue(isMap(version) ? version : {}).map((key) => ['application', 'versions', index, key]),
    ),
  ];
}

function keysWithValue(map: DataMap): readonly string[] {
  return Object.keys(map).filter((key) => map[key] !== null);
}
