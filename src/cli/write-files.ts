import { writeFile } from '../output/write-file.ts';
import { type FolderChange, type WriteFolderOptions, writeFolder } from '../output/write-folder.ts';
import { escapeControls } from '../terminal/escape-controls.ts';
import { explainFileError } from '../values/explain-file-error.ts';
import { commandError } from './refused.ts';
import { showFile, showPath } from './show-path.ts';
import type { System } from './system.ts';

/**
 * Writes files into a folder, all or none.
 *
 * @throws Refused if the folder cannot be written, or contains files of others
 */
export function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  options: WriteFolderOptions,
): FolderChange {
  const written = inFolder(folder, () => writeFolder(folder, files, options));
  if (written.kind === 'done') return written;
  throw commandError(`${showFile(folder, written.path)}: ${written.reason}`);
}

/**
 * Runs a function that reads or writes a folder.
 *
 * @throws Refused instead of an error of the file system
 */
export function inFolder<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw commandError(`cannot write to ${showPath(folder)}: ${explainFileError(error as Error)}`);
  }
}

/**
 * Prints a text, or writes it to a file and reports that.
 *
 * @throws Refused if the file cannot be written
 */
export async function writeOutput(text: string, file: string | undefined, { stdout }: System): Promise<void> {
  if (file === undefined) {
    stdout.write(text);
    return;
  }
  try {
    await writeFile(file, text);
  } catch (error) {
    throw commandError(`cannot write ${showPath(file)}: ${explainFileError(error as Error)}`);
  }
  stdout.write(`wrote ${escapeControls(file)}\n`);
}
