import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

/** The folder of the go.mod that pins every version. */
export const goFolder = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs the go command in test/e2e and returns its stdout without the final newline.
 *
 * @throws {Error} one sentence if Go is missing; else what go wrote to stderr
 */
export async function runGo(...args: string[]): Promise<string> {
  const result = await execa('go', args, { cwd: goFolder, reject: false });
  if (result.failed && result.code === 'ENOENT') {
    throw new Error(
      'Go is not installed: the end-to-end tests build what they test against from source and need Go 1.26 or later on the PATH.',
    );
  }
  if (result.failed) {
    throw new Error(`go ${args.join(' ')} failed:\n${result.stderr || result.message}`);
  }
  return result.stdout;
}
