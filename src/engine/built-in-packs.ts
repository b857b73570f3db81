import type { EnvironmentPack } from '../environments/environment-pack.ts';
import { builtInEnvironments } from '../generated/built-in-environments.ts';
import type { EnvironmentSource } from '../validation/environment/environment-source.ts';

/** The environments that the program brings, for validation. */
export const environmentSource: EnvironmentSource = {
  names: Object.keys(builtInEnvironments),
  find: async (name) => (Object.hasOwn(builtInEnvironments, name) ? (await loadPack(name)).environment : undefined),
};

/**
 * Loads one environment of the program's own; the others are not touched.
 *
 * @throws Error if there is no such environment
 */
export async function loadPack(name: string): Promise<EnvironmentPack> {
  const load = Object.hasOwn(builtInEnvironments, name) ? builtInEnvironments[name] : undefined;
  if (load === undefined) throw new Error(`there is no environment ${name}`);
  return (await load()).pack;
}
