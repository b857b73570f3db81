import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { repository, runCli } from '../cli/run-cli.ts';
import type { RunStep } from './rerun-page.ts';
import { splitWords } from './split-words.ts';

/** The parent of the folder `out`, into which pages write. */
const scratch = mkdtempSync(join(tmpdir(), 'iter8-release-pages-'));
process.once('exit', () => rmSync(scratch, { recursive: true }));
const inScratch = (word: string) => (/^out(\/|$)/.test(word) ? join(scratch, word) : word);

/**
 * Runs one command of a page in this process and the repository's root folder: iter8-release, `cat FILE` or `echo $?`.
 *
 * @throws Error if it is another command
 */
export const runStep: RunStep = async (command, { files, lastExitCode }) => {
  if (command === 'echo $?') return { printed: `${lastExitCode}\n`, exitCode: 0 };
  const words = splitWords(command);
  const [program, ...argv] = words[0] === 'npx' ? words.slice(1) : words;
  if (program === 'iter8-release') {
    const { exitCode, stdout, stderr } = await runCli(argv.map(inScratch), { files });
    return { printed: (stdout + stderr).replaceAll(`${scratch}/`, ''), exitCode };
  }
  const [file] = argv;
  if (program !== 'cat' || file === undefined) throw new Error(`${command}: this test cannot run it`);
  return { printed: files[file] ?? readFileSync(resolve(repository, inScratch(file)), 'utf8'), exitCode: 0 };
};
