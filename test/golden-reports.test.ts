import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { runCli } from './cli/run-cli.ts';

const folder = join(import.meta.dirname, 'golden-reports');
const update = process.env.UPDATE_GOLDEN === '1';

/** What `golden-reports/<case>/case.json` says. */
interface Report {
  /** What is right, in a sentence. */
  readonly right: string;
  /** Command lines. `< FILE` at the end is the standard input. */
  readonly commands: readonly string[];
  /** Where people reported the problem. */
  readonly sources?: readonly string[];
}

/**
 * Each folder of `golden-reports/` is a problem that people ran into: its files, and in `expected.txt` what the commands
 * answer. UPDATE_GOLDEN=1 writes the answers of now; compare them with what `case.json` calls right before you keep them.
 */
describe('a reported problem', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
    const { commands }: Report = JSON.parse(read('case.json'));
    const answers: string[] = [];
    for (const command of commands) answers.push(await answerTo(command, join(folder, name)));
    const said = answers.join('\n');
    if (update) writeFileSync(join(folder, name, 'expected.txt'), said);
    expect(said).toBe(read('expected.txt'));
  });
});

/** The command, its output and its exit code, as a terminal without colours shows them. */
async function answerTo(command: string, inFolder: string): Promise<string> {
  const [line = '', input] = command.split(' < ');
  const stdin = input === undefined ? '' : readFileSync(join(inFolder, input), 'utf8');
  const { exitCode, stdout, stderr } = await runCli(line.split(' '), { folder: inFolder, stdin });
  return `$ iter8-release ${command}\n${stderr}${stdout}exit code ${exitCode}\n`;
}

it('has the inputs of each case in its folder', () => {
  for (const name of readdirSync(folder)) {
    const { commands, right }: Report = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8'));
    expect(right).toMatch(/\.$/);
    const named = new Set(commands.flatMap((command) => command.split(' ')).filter((word) => word.endsWith('.yaml')));
    expect(readdirSync(join(folder, name)).sort()).toEqual(['case.json', 'expected.txt', ...named].sort());
  }
});
