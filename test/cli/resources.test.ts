import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { at } from '../at.ts';
import { repository, runCli } from './run-cli.ts';

const example = ['-f', 'examples/from-a-chart/candidate.yaml'];
const manifests = 'examples/from-a-chart/manifests.yaml';

describe('--resources', () => {
  it('gives each version the Deployment with its own image', async () => {
    const { exitCode, stdout, stderr } = await runCli(['render', 'web', ...example, '--resources', manifests]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const deployments = loadAll(stdout).filter((object) => at(object, 'kind') === 'Deployment');
    const images = deployments.map((object) => [
      at(object, 'metadata', 'name'),
      at(object, 'spec', 'template', 'spec', 'containers', 0, 'image'),
    ]);
    expect(images).toEqual([
      ['web-0', 'nginx:1.27'],
      ['web-1', 'nginx:1.28'],
    ]);
  });

  it('accepts standard input, and several files', async () => {
    const fromFile = await runCli(['render', 'web', ...example, '--resources', manifests]);
    const documents = readFileSync(join(repository, manifests), 'utf8').split('---\n');
    const files = { 'a.yaml': documents.slice(0, 3).join('---\n'), 'b.yaml': '' };
    const argv = ['render', 'web', ...example, '--resources', 'a.yaml', '--resources', '-', '--resources', 'b.yaml'];
    const fromAll = await runCli(argv, { files, stdin: documents[3] ?? '' });
    expect(fromAll).toEqual(fromFile);
  });

  it('works with validate and apply too', async () => {
    const { exitCode, stdout } = await runCli(['validate', 'web', ...example, '--resources', manifests]);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'valid: web in default, 2 versions, blue-green on deployment-istio\n',
    });
    const rendered = await runCli(['render', 'web', ...example, '--resources', manifests]);
    const applied = await runCli(['apply', 'web', ...example, '--resources', manifests, '--dry-run=client']);
    expect(applied.stdout).toBe(rendered.stdout);
  });

  it.each(['', '--strict'])('validate reports manifests that no version adopts %s', async (strict) => {
    const values = ['-f', 'examples/blue-green/candidate.yaml', ...(strict === '' ? [] : [strict])];
    const { exitCode, stdout } = await runCli(['validate', 'web', ...values, '--resources', manifests]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      `info[unused-resources]: no version has a from, so ${manifests} has no effect\n --> examples/blue-green/candidate.yaml:6:3\n`,
    );
    expect((await runCli(['render', 'web', ...values, '--resources', manifests])).stderr).toBe('');
  });

  it.each([
    ['no such file', ['--resources', 'none.yaml'], 'cannot read none.yaml: no such file or folder'],
    [
      'an address',
      ['--resources', 'HTTPS://x/m.yaml'],
      '--resources HTTPS://x/m.yaml: URLs are not fetched; download the file, or pipe it in: curl -fsS URL | … --resources -',
    ],
    [
      'standard input twice',
      ['--resources', '-', '--resources', '-'],
      '--resources - and --resources -: standard input can be read only once',
    ],
    [
      'standard input for values, too',
      ['--resources', '-', '-f', '-'],
      '-f - and --resources -: standard input can be read only once',
    ],
  ])('fails: %s', async (_, argv, message) => {
    const { exitCode, stdout, stderr } = await runCli(['render', 'web', ...example, ...argv]);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: `error: ${message}\n` });
  });

  it('reports invalid YAML', async () => {
    const argv = ['render', 'web', ...example, '--resources', '-'];
    const { exitCode, stdout, stderr } = await runCli(argv, { stdin: 'kind: Service\n---\nkind: [\n' });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('--> <stdin>:4:1');
  });
});
