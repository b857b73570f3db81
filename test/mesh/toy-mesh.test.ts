import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { run as runProgram } from '../../src/cli/run.ts';
import { repository, runCli } from '../cli/run-cli.ts';

const toy = join(repository, 'test/fixtures/toy-mesh');
const folder = mkdtempSync(join(tmpdir(), 'iter8-release-toy-'));

/** "Add a mesh" of CONTRIBUTING.md, with the names that the toy has. */
const [section = ''] =
  /### Add a mesh\n.*?(?=\n### )/s.exec(readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8')) ?? [];
const steps = section.replaceAll('<name>', 'toy').replaceAll('<environment>', 'deployment-toy');

/** The files that the steps say are made. */
function madeFiles(): readonly string[] {
  const written = [...steps.matchAll(/`((?:src\/mesh\/toy|templates\/deployment-toy)\/[^`]+\.[^`]+)`/g)];
  return [...new Set(written.flatMap(([, path = '']) => globSync(path, { cwd: toy })))].sort();
}

/** Adds the lines of a block to the file that is named before it. */
function applyChanges(): void {
  const blocks = [...steps.matchAll(/`(src\/[^`]+)`:\n\n +```diff\n(.*?) +```/gs)];
  expect(blocks.map(([, path]) => path)).toEqual(['src/mesh/meshes.ts']);
  for (const [, path = '', block = ''] of blocks) {
    const lines = readFileSync(join(folder, path), 'utf8').split('\n');
    let next = 0;
    for (const change of block.split('\n').filter((line) => line.trim() !== '')) {
      const [sign, line] = [change.slice(3, 4), change.slice(4)];
      if (sign === '+') lines.splice(next, 0, line);
      else next = lines.indexOf(line, next);
      expect(next, `${line} in ${path}`).toBeGreaterThanOrEqual(0);
      if (sign === '-') lines.splice(next, 1);
      else next += 1;
    }
    writeFileSync(join(folder, path), lines.join('\n'));
  }
}

/** Stands for `npm run build`, without what makes it slow: no types, nothing is minified. */
async function buildProgram(): Promise<typeof runProgram> {
  expect(steps).toContain('`npm run build`');
  execFileSync(process.execPath, ['scripts/generate.mjs'], { cwd: folder });
  await build({
    entryPoints: [join(folder, 'src/cli/run.ts')],
    outdir: join(folder, 'dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    define: { ITER8_RELEASE_VERSION: '"0.0.0"' },
    logLevel: 'warning',
  });
  return (await import(String(pathToFileURL(join(folder, 'dist/run.mjs'))))).run;
}

let run: typeof runProgram;

beforeAll(async () => {
  for (const name of ['src', 'templates', 'schemas', 'scripts', 'chart', 'helm', 'package.json', 'plugin.yaml']) {
    cpSync(join(repository, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  for (const path of madeFiles()) cpSync(join(toy, path), join(folder, path));
  applyChanges();
  run = await buildProgram();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const version = (name: string, more = '') => `  - {metadata: {name: ${name}}, image: "web:${name}"${more}}\n`;
const release = (strategy: string, ...versions: readonly string[]) =>
  `environment: deployment-toy\napplication:\n  metadata: {name: shop}\n  strategy: ${strategy}\n  versions:\n${versions.join('')}`;
const blueGreen = release('blue-green', version('v1', ', weight: 30'), version('v2', ', weight: 10'));
const canary = release(
  'canary',
  version('v1'),
  version('v2', ', when: [{header: {name: X-Team, value: qa}}]'),
  version('v3'),
);

async function ask(command: string, values: string, ...options: readonly string[]) {
  const argv = [...command.split(' '), '-f', 'values.yaml', ...options];
  const { exitCode, stdout, stderr } = await runCli(argv, { folder, files: { 'values.yaml': values }, run });
  return { exitCode, stdout, stderr };
}

describe('a mesh that is added as CONTRIBUTING.md says', () => {
  it('has the files that are named there and no others', () => {
    expect(madeFiles()).toEqual(globSync('**/*.*', { cwd: toy }).sort());
  });

  it('has the types of the interface', () => {
    const tsc = join(repository, 'node_modules/typescript/bin/tsc');
    const config = { extends: join(repository, 'tsconfig.json'), include: [join(folder, 'src/mesh')] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    execFileSync(process.execPath, [tsc, '--noEmit', '-p', folder], { stdio: 'inherit' });
  });

  it('validates', async () => {
    expect(await ask('validate', canary)).toMatchObject({ exitCode: 0, stderr: '' });
    const greedy = await ask('validate', release('canary', version('v1'), version('v2', ', when: [{}]')));
    expect(greedy.stdout).toContain('warning[match-everything]');
    const hidden = await ask('validate', release('canary', version('v1'), version('v2'), version('v3')));
    expect(hidden.stdout).toContain('warning[match-hidden]');
    const wrong = await ask('validate', release('canary', version('v1'), version('v2', ', when: [{path: /}]')));
    expect(wrong.stdout).toContain('error[unknown-key]');
  });

  it('reads the conditions of other meshes, and refuses what it cannot say', async () => {
    const istio = release('canary', version('v1'), version('v2', ', match: [{headers: {x-team: {exact: qa}}}]'));
    expect((await ask('route', istio, '--header', 'x-team=qa')).stdout).toContain('v2');
    const path = release('canary', version('v1'), version('v2', ', matches: [{path: {value: /beta}}]'));
    expect((await ask('validate', path)).stdout).toContain('error[misplaced-match]');
  });

  it('makes routes', async () => {
    const { stdout } = await ask('routes', blueGreen, '-o', 'json');
    const send = [
      { service: 'v1', namespace: 'default', port: 80, weight: 30 },
      { service: 'v2', weight: 10 },
    ];
    const route = { apiVersion: 'toy.example.com/v1', kind: 'ToyRoute', spec: { rules: [{ send }] } };
    expect(JSON.parse(stdout)).toMatchObject([{ objects: { 'blue-green': route } }]);
    expect((await ask('routes', canary)).stdout).toContain('header x-team = qa');
  });

  it('simulates requests', async () => {
    const answer = async (...options: readonly string[]) =>
      JSON.parse((await ask('route -o json', canary, ...options)).stdout).shares;
    expect(await answer()).toMatchObject([{ version: 'v1', share: 1 }]);
    expect(await answer('--header', 'x-team=qa')).toMatchObject([{ version: 'v2', share: 1 }]);
    expect(await answer('--header', 'traffic=test')).toMatchObject([{ version: 'v3', share: 1 }]);
    expect(JSON.parse((await ask('route -o json', blueGreen)).stdout).shares).toMatchObject([
      { version: 'v1', share: 0.75 },
      { version: 'v2', share: 0.25 },
    ]);
  });

  it('plans', async () => {
    const { stdout, stderr } = await ask('plan', blueGreen, '--from', 'values.yaml');
    expect(stderr).toBe('');
    expect(stdout).toContain('shop');
  });

  it('draws', async () => {
    expect((await ask('graph -o dot', canary)).stdout).toContain('header x-team = qa');
  });

  it('is in the list of environments', async () => {
    const { stdout } = await runCli(['environments'], { folder, run });
    expect(stdout).toContain('ToyRoute');
  });
});
