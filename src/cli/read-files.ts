import { explainFileError } from '../values/explain-file-error.ts';
import { mostRead } from './read-bytes.ts';
import { commandError } from './refused.ts';
import { showPath } from './show-path.ts';
import type { System } from './system.ts';

/** The bytes of a file, and its name for messages. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a file that the user names, at most so many bytes.
 *
 * @param mostBytes default: one more than values may have
 * @throws Refused if it cannot be read
 */
export function readUserFile(path: string, system: System, mostBytes?: number): Uint8Array {
  try {
    return system.readFile(path, mostBytes);
  } catch (error) {
    throw commandError(`cannot read ${showPath(path)}: ${explainFileError(error as Error)}`);
  }
}

/**
 * Reads a file that an option names, or standard input for `-`; at most so many bytes.
 *
 * @param flag the option, for messages
 * @param mostBytes default: one more than values may have
 * @throws Refused if it cannot be read
 */
export async function readOptionFile(
  name: string,
  flag: string,
  system: System,
  mostBytes: number = mostRead,
): Promise<NamedBytes> {
  if (name === '-') return { name: '<stdin>', bytes: await system.readStdin(mostBytes) };
  if (/^https?:\/\//i.test(name)) {
    throw commandError(
      `${flag} ${name}: URLs are not fetched; download the file, or pipe it in: curl -fsS URL | … ${flag} -`,
    );
  }
  return { name, bytes: readUserFile(name, system, mostBytes) };
}

/** Reads the files that an option names, one after another. */
export async function readOptionFiles(
  names: readonly string[],
  flag: string,
  system: System,
  mostBytes?: number,
): Promise<readonly NamedBytes[]> {
  const files: NamedBytes[] = [];
  for (const name of names) files.push(await readOptionFile(name, flag, system, mostBytes));
  return files;
}

/**
 * Makes sure that the options name standard input, `-`, once at most.
 *
 * @param named files by the option that names them
 * @throws Refused if standard input is named again
 */
export function refuseSecondReader(named: { readonly [flag: string]: readonly string[] | undefined }): void {
  const readers = Object.entries(named).flatMap(([flag, files = []]) =>
    files.filter((file) => file === '-').map((file) => `${flag} ${file}`),
  );
  if (readers.length > 1) throw commandError(`${readers.join(' and ')}: standard input can be read only once`);
}
