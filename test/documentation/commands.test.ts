import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands as commandList } from '../../src/cli/commands.ts';
import { repository, runCli } from '../cli/run-cli.ts';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const page = readFileSync(join(repository, 'docs/reference/commands.md'), 'utf8');

async function helpOf(...command: readonly string[]): Promise<string> {
  return (await runCli([...command.flatMap((words) => words.split(' ')), '--help'])).stdout;
}

const commands = commandList.map(({ name }) => name);

/** The options of all commands with values. They are listed once, below the table. */
const sharedOptions = [
  ...(readme.match(/\nThe first .*?\n\n/s)?.[0].match(/--[a-z-]+/g) ?? []),
  ...['--values', '--namespace', '--help'],
];

/** Short and long names of the other options of a command. */
async function ownOptions(command: string): Promise<readonly (readonly [short: string | undefined, long: string])[]> {
  const help = await helpOf(command);
  return [...help.matchAll(/^ {2}(?:(-\w), )?(--[a-z-]+)/gm)]
    .map(([, short, long = '']) => [short, long] as const)
    .filter(([, long]) => !sharedOptions.includes(long));
}

describe('the table of commands in README.md', () => {
  it.each(commands)('lists %s with its options, or with … for more', async (command) => {
    const row = readme.split('\n').find((line) => RegExp(`^\\| \`iter8-release ${command}[ \`]`).test(line)) ?? '';
    const options = await ownOptions(command);
    const missing = options.filter(([short, long]) => !row.includes(long) && !RegExp(`\`${short}[ \`]`).test(row));
    expect(row.includes('…') ? [] : missing).toEqual([]);
    expect(row).not.toBe('');
  });
});

it('docs/reference/commands.md has a section for each command, with its help', () => {
  const shown = [...page.matchAll(/^## ([a-z -]+)\n[^#]*?\$ iter8-release \1 --help$/gm)].map(([, name]) => name);
  expect(shown).toEqual(commands);
});
