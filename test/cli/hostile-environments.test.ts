import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { repository, runCli } from './run-cli.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'environment-'));
  cpSync(join(repository, 'examples/environments/knative-istio'), join(folder, 'knative-istio'), { recursive: true });
  const versions = '  versions: [{image: a}, {image: b}]\n';
  writeFileSync(
    join(folder, 'values.yaml'),
    `environment: knative-istio\napplication:\n  strategy: canary\n${versions}`,
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

async function renderWith(file: string, change: (text: string) => string): Promise<string> {
  const path = join(folder, 'knative-istio', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  const { exitCode, stderr } = await runCli(['render', 'web', '-f', 'values.yaml', '--environments', 'knative-istio'], {
    folder,
  });
  expect(exitCode, stderr).toBe(1);
  return stderr;
}

const strategy = (key: string) => (text: string) =>
  text.replace('strategies:\n', `strategies:\n  ${key}: {title: x}\n`);
const setting = (key: string) => (text: string) => `${text}settings:\n  ${key}: {key: service.host, default: x}\n`;

it.each([
  ['a strategy with a space', strategy('"Blue Green:"'), '"Blue Green:" is not a valid key of strategies', '35:3'],
  [
    'a strategy with the name of a prototype',
    strategy('__proto__'),
    '"__proto__" is not a valid key of strategies',
    '35:3',
  ],
  ['a strategy with a long name', strategy('a'.repeat(64)), 'it must have at most 63 characters', '35:3'],
  ['a setting with a space', setting('"bad key"'), '"bad key" is not a valid key of settings', '61:3'],
  [
    'a setting with the name of a prototype',
    setting('__proto__'),
    '"__proto__" is not a valid key of settings',
    '61:3',
  ],
  [
    'an unknown field of rules',
    (text: string) => text.replace('  timeout: timeout', '  time: timeout'),
    'it must be timeout, retries, fault or corsPolicy',
    '29:3',
  ],
])('names the place of %s', async (_, change, message, place) => {
  const said = await renderWith('environment.yaml', change);
  expect(said).toContain(message);
  expect(said).toContain(`--> knative-istio/environment.yaml:${place}\n`);
});

const path = Array.from({ length: 100_000 }, () => 'a').join('.');
const deep = 'its output is not YAML: nesting exceeded maxDepth';

it.each([
  ['20,000 lists inside each other', `a: ${'['.repeat(20_000)}\n`, deep, '1:1'],
  ['20,000 closed lists inside each other', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`, deep, '1:1'],
  ['20,000 maps inside each other', `a: ${'{a: '.repeat(20_000)}\n`, deep, '1:1'],
  ['a path of 100,000 parts', `a: {{${path}}}\n`, 'a path can have at most 50 parts', '1:6'],
  ['a block with a path of 100,000 parts', `a: {{#if ${path}}}b{{/if}}\n`, 'a path can have at most 50 parts', '1:10'],
])('names the place of %s', async (_, template, message, place) => {
  const said = await renderWith('knative-service.hbs', () => template);
  expect(said).toContain(message);
  expect(said).toContain(`--> knative-istio/knative-service.hbs:${place}\n`);
});
