import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { builtInEnvironments } from '../../src/generated/built-in-environments.ts';
import { repository, runCli } from '../cli/run-cli.ts';
import { expectPage } from './expect-page.ts';
import { readFences } from './read-fences.ts';
import { splitWords } from './split-words.ts';

const path = 'docs/reference/environments.md';
const page = readFileSync(join(repository, path), 'utf8');

it('docs/reference/environments.md lists all environments and strategies', async () => {
  const packs = await Promise.all(Object.values(builtInEnvironments).map(async (door) => (await door()).pack));
  const rows = [...new Set(packs)].map(({ environment: { name, aliases, strategies } }) => {
    const names = [name, ...aliases].map((one) => `\`${one}\``).join(', ');
    return `| ${names} | ${Object.keys(strategies).join(', ')} |\n`;
  });
  const table = `| environment | strategies |\n| --- | --- |\n${rows.join('')}`;
  const text = page.replace(/(<!-- environments -->\n)[\s\S]*(<!-- \/environments -->)/, `$1${table}$2`);
  expectPage({ path, text: page }, text);
});

it('the steps of docs/reference/environments.md give the output that it shows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const fences = readFences(page);
  for (const { comment, lines } of fences) {
    const file = /^file: (.*)$/.exec(comment ?? '')?.[1];
    if (file === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  }
  const step = fences.findIndex(({ language }) => language === 'sh');
  const [, ...argv] = splitWords(fences[step]?.lines[0] ?? '');
  const { exitCode, stdout, stderr } = await runCli(argv, { folder });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.trimEnd()).toBe(fences[step + 1]?.lines.join('\n'));
  rmSync(folder, { recursive: true });
});
