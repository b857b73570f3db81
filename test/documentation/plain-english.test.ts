import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, runCli } from '../cli/run-cli.ts';
import { readPages } from './expect-page.ts';
import { clumsyParts } from './plain-english.ts';
import { proseLines } from './prose-lines.ts';

/** Lines that quote what to avoid. */
const allowed = new Set([
  '- Avoid "is no" and "are no", inverted "of which", and nouns that act ("nothing says by what").',
  '| affinity cannot be kept: nothing says by what | affinity needs `cookie` or `header` |',
  '| Where what lies | Repository layout |',
  '| this line is no key with a value: it has no colon with a space behind it | expected `key: value`: the colon and a space are missing |',
]);

/** Where messages, help texts, descriptions and comments are written. */
const sources = ['src', 'templates', 'schemas', 'examples'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((path) => /\.(ts|hbs|yaml|json)$/.test(path))
    .filter(
      (path) => !/^src\/generated\/|^schemas\/(kubernetes|istio|gateway-api)\/|^schemas\/values\.schema/.test(path),
    ),
);

/** The names of tests. */
const tests = readdirSync(join(repository, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `test/${path}`);

function faults(lines: readonly string[]): readonly string[] {
  return lines
    .filter((line) => !allowed.has(line))
    .flatMap((line) => clumsyParts(line).map((fault) => `${line.trim()}: ${fault}`));
}

function faultsIn(path: string, isMeant: (line: string) => boolean): readonly string[] {
  const lines = readFileSync(join(repository, path), 'utf8').split('\n');
  return faults(lines.filter(isMeant)).map((fault) => `${path}: ${fault}`);
}

describe('plain English', () => {
  it.each(readPages())('in $path', ({ text }) => {
    expect(faults(proseLines(text))).toEqual([]);
  });

  it('in the help of all commands', async () => {
    const { stdout } = await runCli(['--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z-]+) .*/gm)].map(([, name = '']) => name);
    const helps = await Promise.all(
      commands.filter((name) => name !== 'help').map(async (name) => (await runCli([name, '--help'])).stdout),
    );
    expect(faults([stdout, ...helps].flatMap((help) => help.replaceAll(/\n +/g, ' ').split('\n')))).toEqual([]);
  });

  it('in the messages and comments of the sources', () => {
    expect(sources.flatMap((path) => faultsIn(path, () => true))).toEqual([]);
  });

  it('in the names of tests', () => {
    expect(tests.flatMap((path) => faultsIn(path, (line) => /^ *(it|describe)\b/.test(line)))).toEqual([]);
  });

  it.each([
    'this line is no key',
    'the labels, of which one is wrong',
    'what validate says of it',
    'nothing says by what',
    'the route goes on routing requests',
    'what stands here',
    'who is to answer',
    'errors are told with a line',
    'the route in the place of the routemap',
    'one file a command',
  ])('finds "%s"', (line) => {
    expect(clumsyParts(line)).toHaveLength(1);
  });

  it.each(['there is no such file', 'it is no longer needed', 'one in a file', 'told apart', 'instead of the route'])(
    'accepts "%s"',
    (line) => {
      expect(clumsyParts(line)).toEqual([]);
    },
  );
});
