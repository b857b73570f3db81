import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { at } from '../at.ts';
import { folderOnDisk } from '../output/folder-on-disk.ts';
import { runCli } from './run-cli.ts';

const values = `environment: deployment
application:
  versions:
    - image: nginx:1.27
`;

const namesOf = (stdout: string) =>
  loadAll(stdout).map(
    (object) => `${at(object, 'kind')} ${at(object, 'metadata', 'namespace')}/${at(object, 'metadata', 'name')}`,
  );

describe('render: name and namespace', () => {
  it.each([
    [['render', '-f', '-'], {}, 'Service default/release-name-0'],
    [['render', 'web', '-f', '-'], {}, 'Service default/web-0'],
    [['render', 'web', '-f', '-'], { HELM_NAMESPACE: 'prod' }, 'Service prod/web-0'],
    [['render', 'web', '-f', '-'], { HELM_NAMESPACE: '' }, 'Service default/web-0'],
    [['render', 'web', '-n', 'lab', '-f', '-'], { HELM_NAMESPACE: 'prod' }, 'Service lab/web-0'],
    [['render', 'web', '--namespace=lab', '--values=-'], {}, 'Service lab/web-0'],
  ])('%j %j', async (argv, env, first) => {
    const { exitCode, stdout, stderr } = await runCli(argv, { stdin: values, env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(namesOf(stdout)[0]).toBe(first);
  });
});

describe('render: sources of values', () => {
  const image = (stdout: string) => at(loadAll(stdout)[1], 'spec', 'template', 'spec', 'containers', 0, 'image');
  it.each([
    ['a file', ['-f', 'a.yaml'], 'nginx:1.27'],
    ['a later file', ['-f', 'a.yaml', '-f', 'b.yaml'], 'later'],
    ['a flag', ['-f', 'a.yaml', '--set', 'application.versions[0].image=flag'], 'flag'],
    ['a string flag after the others', ['--set-string', 'application.versions[0].image=1', '-f', 'a.yaml'], '1'],
    ['a file named by a flag', ['-f', 'a.yaml', '--set-file', 'application.versions[0].image=image.txt'], 'from-file'],
    ['a literal flag', ['-f', 'a.yaml', '--set-literal', 'application.versions[0].image=a,b'], 'a,b'],
    ['a JSON flag', ['-f', 'a.yaml', '--set-json', 'application.versions=[{"image":"json"}]'], 'json'],
    ['flags alone', ['--set', 'environment=deployment,application.versions[0].image=x'], 'x'],
  ])('%s', async (_, argv, expected) => {
    const files = { 'a.yaml': values, 'b.yaml': 'application: {versions: [{image: later}]}', 'image.txt': 'from-file' };
    const { exitCode, stdout } = await runCli(['render', ...argv], { files });
    expect(exitCode).toBe(0);
    expect(image(stdout)).toBe(expected);
  });
});

describe('render: output', () => {
  const file = ['-f', 'examples/blue-green/candidate.yaml'];

  it('as JSON is one List', async () => {
    const { stdout } = await runCli(['render', 'web', ...file, '-o', 'json']);
    const yaml = loadAll((await runCli(['render', 'web', ...file])).stdout);
    expect(JSON.parse(stdout)).toEqual({ apiVersion: 'v1', kind: 'List', items: yaml });
  });

  it.each([
    [['Deployment/web-1'], ['Deployment default/web-1']],
    [
      ['service/web', 'ConfigMap/web-routemap'],
      ['Service default/web', 'ConfigMap default/web-routemap'],
    ],
  ])('with --show-only %j', async (wishes, expected) => {
    const flags = wishes.flatMap((wish) => ['--show-only', wish]);
    expect(namesOf((await runCli(['render', 'web', ...file, ...flags])).stdout)).toEqual(expected);
  });

  it.each(['yaml', 'json'])(
    'with --output-dir is a file for each manifest and a list of them, as %s',
    async (format) => {
      const folder = mkdtempSync(join(tmpdir(), 'render-'));
      const { exitCode, stdout } = await runCli(['render', 'web', ...file, '--output-dir', folder, '-o', format]);
      expect(exitCode).toBe(0);
      const files = readdirSync(folder).sort();
      expect(stdout.trim().split('\n').sort()).toEqual(files.map((name) => `wrote ${folder}/${name}`));
      expect(at(load(readFileSync(join(folder, `service-web.${format}`), 'utf8')), 'kind')).toBe('Service');
      const list = load(readFileSync(join(folder, 'kustomization.yaml'), 'utf8'));
      const printed = namesOf((await runCli(['render', 'web', ...file])).stdout);
      const listed = (at(list, 'resources') as string[]).map((name) => load(readFileSync(join(folder, name), 'utf8')));
      expect(listed.map((object) => `${at(object, 'kind')} default/${at(object, 'metadata', 'name')}`)).toEqual(
        printed,
      );
      rmSync(folder, { recursive: true });
    },
  );

  it('with --output-dir lists the written, unchanged and removed files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'render-'));
    const render = (...more: string[]) => runCli(['render', 'web', ...more, '--output-dir', folder]);
    await render(...file);
    expect((await render('-f', 'examples/blue-green/initial.yaml')).stdout.replaceAll(`${folder}/`, '')).toBe(
      [
        'unchanged configmap-web-0-weight-config.yaml',
        'unchanged service-web.yaml',
        'unchanged service-web-0.yaml',
        'unchanged deployment-web-0.yaml',
        'wrote configmap-web-routemap.yaml',
        'wrote kustomization.yaml',
        'removed configmap-web-1-weight-config.yaml',
        'removed deployment-web-1.yaml',
        'removed service-web-1.yaml',
        '',
      ].join('\n'),
    );
    rmSync(folder, { recursive: true });
  });

  it('with --output-dir and --show-only keeps the other files, and lists all of them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'render-'));
    const render = (...more: string[]) => runCli(['render', 'web', ...more, '--output-dir', folder]);
    await render(...file, '-s', 'Deployment/web-1');
    await render(...file, '-s', 'Service/web-1');
    const list = at(load(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')), 'resources');
    expect(list).toEqual(['service-web-1.yaml', 'deployment-web-1.yaml']);
    const { stdout } = await render('-f', 'examples/blue-green/initial.yaml', '-s', 'Service/web');
    expect(stdout).not.toContain('removed');
    expect(readdirSync(folder)).toHaveLength(4);
    rmSync(folder, { recursive: true });
  });

  const common = 'examples/releases/common.yaml';
  it.each([
    ['of another format', ['web', ...file, '-o', 'json'], 'configmap-web-0-weight-config.json'],
    [
      'of many releases',
      ['--each', 'examples/releases/{namespace}/{release}/values.yaml', '-f', common],
      'prod/httpbin/',
    ],
  ])('with --show-only adds nothing to a folder %s', async (_, all, found) => {
    const folder = mkdtempSync(join(tmpdir(), 'render-'));
    expect(await runCli(['render', ...all, '--output-dir', folder])).toMatchObject({ exitCode: 0 });
    const before = folderOnDisk(folder);
    expect(await runCli(['render', 'web', ...file, '-s', 'Deployment/web-1', '--output-dir', folder])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(`error: --show-only: ${folder}/${found}`),
    });
    expect(folderOnDisk(folder)).toEqual(before);
    rmSync(folder, { recursive: true });
  });

  it('is empty if anything is wrong', async () => {
    const folder = join(tmpdir(), `render-nothing-${process.pid}`);
    const wrong = ['--set', 'application.versions[1].weight=-1', '--output-dir', folder];
    const { exitCode, stdout, stderr } = await runCli(['render', 'web', ...file, ...wrong]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('application.versions[1].weight=-1');
    expect(() => readdirSync(folder)).toThrow('ENOENT');
  });
});

describe('render: errors outside of the values', () => {
  it.each([
    [
      'no values',
      ['render'],
      'error: no values given: name a file with -f values.yaml, or use -f - for standard input\n',
    ],
    [
      'a file that is taken for the release',
      ['render', 'my-values.yaml'],
      'error: no values given: name a file with -f my-values.yaml, or use -f - for standard input\n',
    ],
    [
      'a name that acts on terminals',
      ['render', '-f', 'a\u001b[2J\n'],
      'error: cannot read a\\x1B[2J\\n: no such file or folder\n',
    ],
    [
      'a folder that acts on terminals',
      ['render', '-f', 'examples/deployment/candidate.yaml', '--environments', 'a\u001b[2J'],
      'error: --environments a\\x1B[2J: no such file or folder\n',
    ],
    ['no file', ['render', '-f', 'no.yaml'], 'error: cannot read no.yaml: no such file or folder\n'],
    ['a folder', ['render', '-f', 'examples'], 'error: cannot read examples: it is a folder\n'],
    ['stdin twice', ['render', '-f', '-', '-f', '-'], 'error: -f - and -f -: standard input can be read only once\n'],
    [
      'an address',
      ['render', '-f', 'https://example.com/values.yaml'],
      'error: -f https://example.com/values.yaml: URLs are not fetched; download the file, or pipe it in: curl -fsS URL | … -f -\n',
    ],
    [
      'an unknown manifest',
      ['render', 'web', '-f', 'examples/blue-green/candidate.yaml', '-s', 'Pod/web'],
      'error: --show-only Pod/web: the release has no such manifest; it has\n  ConfigMap/web-0-weight-config\n',
    ],
    ['an unknown option', ['render', '--vlaues', 'x'], "error: unknown option '--vlaues'\n(Did you mean --values?)\n"],
    [
      'an unknown format',
      ['render', '-o', 'xml'],
      "error: option '-o, --output <format>' argument 'xml' is invalid. Allowed choices are yaml, json.\n",
    ],
    [
      'too many arguments',
      ['render', 'a', 'b'],
      "error: too many arguments for 'render'. Expected 1 argument but got 2.\n",
    ],
    ['an unknown command', ['rendr'], "error: unknown command 'rendr'\n(Did you mean render?)\n"],
    [
      "a folder that is somebody else's",
      ['render', '-f', 'examples/deployment/candidate.yaml', '--output-dir', 'test/fixtures/foreign-kustomization'],
      'error: test/fixtures/foreign-kustomization/kustomization.yaml: iter8-release did not write it; render into',
    ],
    [
      'a folder that cannot be written',
      ['render', '-f', 'examples/deployment/candidate.yaml', '--output-dir', '/dev/null/x'],
      'error: cannot write to /dev/null/x: ',
    ],
  ])('%s', async (_, argv, message) => {
    const { exitCode, stdout, stderr } = await runCli(argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.slice(0, message.length)).toBe(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
