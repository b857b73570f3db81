import type { FolderChange } from '../../output/write-folder.ts';
import { writeFolder } from '../../output/write-folder.ts';
import { escapeControls } from '../../terminal/escape-controls.ts';
import { explainFileError } from '../../values/explain-file-error.ts';
import { commandError } from '../command-error.ts';
import { showPath } from './show-path.ts';

/**
 * Writes files into a folder, all or none.
 *
 * @throws CommandError if the folder cannot be written, or holds what is not to be touched
 */
export function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  options: { readonly removeStale: boolean },
): FolderChange {
  const written = orExplain(folder, () => writeFolder(folder, files, options));
  if (written.kind === 'done') return written;
  throw commandError(`${showFile(folder, written.path)}: ${written.reason}`);
}

/** Runs something that touches the folder; what the file system refuses is told as a command error. */
export function orExplain<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw commandError(`cannot write to ${showPath(folder)}: ${explainFileError(error as Error)}`);
  }
}

/** A file in a folder, as lines of output name it. */
export function showFile(folder: string, path: string): string {
  return escapeControls(`${folder.replace(/(?<=.)\/+$/, '')}/${path}`);
}
