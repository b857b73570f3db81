import type { Environment } from '../environments/environment.ts';
import type { Data, DataMap } from '../values/data.ts';
import { isMap } from './read-data.ts';
import type { Release } from './release.ts';

/** The environment's own settings: what the values say under each one's key, else its default. */
export function deriveSettings(values: DataMap, environment: Environment): Release['settings'] {
  const settings = Object.entries(environment.settings).map(([name, { key, default: standard }]) => {
    const given = dataAt(values, key.split('.'));
    return [name, typeof given === 'string' || typeof given === 'number' ? given : standard] as const;
  });
  return Object.fromEntries(settings);
}

function dataAt(data: Data | undefined, [key, ...rest]: readonly string[]): Data | undefined {
  if (key === undefined) return data;
  return isMap(data) ? dataAt(data[key], rest) : undefined;
}
