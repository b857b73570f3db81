import { explainFileError } from '../../values/explain-file-error.ts';
import { commandError } from '../command-error.ts';
import type { System } from '../system.ts';
import { showPath } from './show-path.ts';

/**
 * Reads a file that the user names, or its beginning.
 *
 * @param mostBytes default: as many as values may have, and one more
 * @throws CommandError if it cannot be read
 */
export function readOrExplain(path: string, system: System, mostBytes?: number): Uint8Array {
  try {
    return system.readFile(path, mostBytes);
  } catch (error) {
    throw commandError(`cannot read ${showPath(path)}: ${explainFileError(error as Error)}`);
  }
}
