import type { ResourceFile } from '../../resources/read-resources.ts';
import { limits } from '../../values/limits.ts';
import { commandError } from '../command-error.ts';
import type { Host } from '../host.ts';
import type { ValuesOptions } from '../values-options.ts';
import { readOrExplain } from './read-or-explain.ts';

/** Bytes. What is longer is refused later. */
const most = limits.resourceBytes + 1;

/**
 * Reads the manifests that --resources names.
 *
 * @returns undefined if it names none
 * @throws CommandError if a file cannot be read, or standard input is needed twice
 */
export async function readResourceFiles(
  { resources, values = [] }: ValuesOptions,
  host: Host,
): Promise<readonly ResourceFile[] | undefined> {
  if (resources === undefined) return undefined;
  const standardInput = [...resources.map((name) => `--resources ${name}`), ...values.map((name) => `-f ${name}`)];
  const twice = standardInput.filter((option) => option.endsWith(' -'));
  if (twice.length > 1 && resources.includes('-')) {
    throw commandError(`${twice[0]} and ${twice[1]}: standard input can be read only once`);
  }
  const files: ResourceFile[] = [];
  for (const name of resources) {
    const bytes = name === '-' ? await host.readStdin(most) : readOrExplain(name, host, most);
    files.push({ name: name === '-' ? '<stdin>' : name, bytes });
  }
  return files;
}
