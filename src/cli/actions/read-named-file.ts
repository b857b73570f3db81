import { commandError } from '../command-error.ts';
import { mostRead } from '../read-first.ts';
import type { System } from '../system.ts';
import { readOrExplain } from './read-or-explain.ts';

/** Bytes, and what messages call the file that they come from. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a file that an option names, or standard input for `-`; the beginning of one that is longer.
 *
 * @param flag the option, for messages
 * @param mostBytes default: as many as values may have, and one more
 * @throws CommandError if it cannot be read
 */
export async function readNamedFile(
  name: string,
  flag: string,
  system: System,
  mostBytes: number = mostRead,
): Promise<NamedBytes> {
  if (name === '-') return { name: '<stdin>', bytes: await system.readStdin(mostBytes) };
  if (/^https?:\/\//i.test(name)) {
    throw commandError(
      `${flag} ${name}: addresses are not fetched; download the file, or pipe it in: curl -fsS URL | … ${flag} -`,
    );
  }
  return { name, bytes: readOrExplain(name, system, mostBytes) };
}
