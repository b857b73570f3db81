import { writeFile } from '../../output/write-file.ts';
import { escapeControls } from '../../terminal/escape-controls.ts';
import { explainFileError } from '../../values/explain-file-error.ts';
import { commandError } from '../command-error.ts';
import type { System } from '../system.ts';
import { showPath } from './show-path.ts';

/**
 * Prints a text, or writes it into a file and says so.
 *
 * @throws CommandError if the file cannot be written
 */
export async function writeOutput(text: string, file: string | undefined, system: System): Promise<void> {
  if (file === undefined) {
    system.stdout.write(text);
    return;
  }
  try {
    await writeFile(file, text);
  } catch (error) {
    throw commandError(`cannot write ${showPath(file)}: ${explainFileError(error as Error)}`);
  }
  system.stdout.write(`wrote ${escapeControls(file)}\n`);
}
