import type { ResourceFile } from '../../adoption/read-resources.ts';
import { limits } from '../../values/limits.ts';
import type { System } from '../system.ts';
import type { ValuesOptions } from '../values-options.ts';
import { readNamedFile } from './read-named-file.ts';

/** Bytes. What is longer is refused later. */
const most = limits.resourceBytes + 1;

/**
 * Reads the manifests that --resources names.
 *
 * @returns undefined if it names none
 * @throws CommandError if a file cannot be read
 */
export async function readResourceFiles(
  { resources }: ValuesOptions,
  system: System,
): Promise<readonly ResourceFile[] | undefined> {
  if (resources === undefined) return undefined;
  const files: ResourceFile[] = [];
  for (const name of resources) files.push(await readNamedFile(name, '--resources', system, most));
  return files;
}
