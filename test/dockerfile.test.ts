import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './cli/run-cli.ts';

const read = (name: string) => readFileSync(join(repository, name), 'utf8');
const manifest = JSON.parse(read('package.json'));

/** The instructions of a Dockerfile: one a line here, no continuations. */
const instructions = read('Dockerfile')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => ({ name: line.split(' ')[0] ?? '', words: line.split(' ').slice(1) }));
const of = (name: string) => instructions.filter((instruction) => instruction.name === name);

it('has no instruction that these checks do not understand', () => {
  const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'ENTRYPOINT', 'CMD'];
  expect(instructions.filter(({ name }) => !known.includes(name))).toEqual([]);
});

it('copies what is there, and what .dockerignore leaves in', () => {
  const sources = of('COPY').flatMap(({ words }) => (words[0]?.startsWith('--from') ? [] : words.slice(0, -1)));
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.filter((source) => !existsSync(join(repository, source)))).toEqual([]);
  const ignored = read('.dockerignore').split('\n');
  expect(sources.filter((source) => ignored.includes(source))).toEqual([]);
});

it('copies everything that the package is made of', () => {
  const copied = of('COPY').flatMap(({ words }) => words.slice(0, -1));
  const built = ['dist'];
  const needed = [...manifest.files, 'package-lock.json', 'scripts', 'src', 'README.md', 'LICENSE'];
  const isCopied = (name: string) => copied.some((path) => name === path || name.startsWith(`${path}/`));
  expect(needed.filter((name) => !isCopied(name) && !built.includes(name))).toEqual([]);
});

it('installs the package that npm packs, and starts its command as nobody in particular', () => {
  const [copy] = of('COPY').filter(({ words }) => words[0] === '--from=build');
  expect(copy?.words[1]).toBe(`/tmp/${manifest.name}-*.tgz`);
  expect(Object.keys(manifest.bin)).toContain(JSON.parse(of('ENTRYPOINT')[0]?.words.join(' ') ?? '')[0]);
  expect(of('USER').map(({ words }) => words)).toEqual([['node']]);
});

it('is made of a Node with long-term support that the package takes, the same in both stages', () => {
  const images = of('FROM').map(({ words }) => words[0]);
  expect(new Set(images).size).toBe(1);
  const [, major] = /\/node:(\d+)\.\d+\.\d+-/.exec(images[0] ?? '') ?? [];
  const [, least] = /^>=(\d+)$/.exec(manifest.engines.node) ?? [];
  expect(Number(major)).toBeGreaterThanOrEqual(Number(least));
  // Only even majors get it.
  expect(Number(major) % 2).toBe(0);
  expect(images[0]).toMatch(/@sha256:[0-9a-f]{64}$/);
});
