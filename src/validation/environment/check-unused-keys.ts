import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import { type Data, type DataMap, isMap, mapAt } from '../../values/data.ts';
import { type Finding, keyAt } from '../finding.ts';
import type { EnvironmentKeys } from './environment-keys.ts';

/** Keys that other environments use and this one does not: they are accepted, as the chart does, and reported. */
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
      hint: 'remove it, or name the environment that it is for',
      at: keyAt(path),
    }));
}

/** The paths of all keys that an environment can be asked about: of the values, the application and each version. */
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
