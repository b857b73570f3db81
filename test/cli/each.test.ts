import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at } from '../at.ts';
import { folderOnDisk, putOnDisk } from '../output/folder-on-disk.ts';
import { type CliInput, runCli } from './run-cli.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'each-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const values = (more = '') => `environment: deployment\napplication:\n  versions:\n    - image: nginx\n${more}`;
const run = (argv: readonly string[], input: CliInput = {}) => runCli(argv, { folder, ...input });
const out = () => join(folder, 'out');
const namesOf = (stdout: string) =>
  loadAll(stdout)
    .filter((object) => at(object, 'kind') === 'Deployment')
    .map((object) => `${at(object, 'metadata', 'namespace')}/${at(object, 'metadata', 'name')}`);

describe('--each: finding releases', () => {
  it.each([
    [
      'parts of the path',
      'releases/{namespace}/{release}/values.yaml',
      [],
      ['prod/shop-0', 'prod/web-0', 'test/web-0'],
    ],
    [
      'a path from here',
      './releases/{namespace}/{release}/values.yaml',
      [],
      ['prod/shop-0', 'prod/web-0', 'test/web-0'],
    ],
    ['a path with . and ..', 'releases/./none/..//prod/{release}/values.yaml', [], ['default/shop-0', 'default/web-0']],
    ['a path with / at its end', 'flat/{namespace}.{release}.yaml/', [], ['prod/api-0']],
    ['a part and -n', 'releases/prod/{release}/values.yaml', ['-n', 'lab'], ['lab/shop-0', 'lab/web-0']],
    ['a piece of a part', 'flat/{namespace}.{release}.yaml', [], ['prod/api-0']],
    ['alternatives', 'releases/{prod,none}/{release}/values.yaml', [], ['default/shop-0', 'default/web-0']],
    ['the values', 'keyed/**/*.yaml', ['-n', 'lab'], ['lab/one-0', 'mine/two-0']],
    ['the values before the path', 'keyed/{release}.yaml', [], ['default/one-0', 'mine/two-0']],
    ['a file of its own', 'flat/prod.{release}.yaml', [], ['default/api-0']],
  ])('from %s', async (_, pattern, flags, expected) => {
    putOnDisk(folder, {
      'releases/prod/web/values.yaml': values(),
      'releases/prod/shop/values.yaml': values(),
      'releases/test/web/values.yaml': values(),
      'releases/test/web/notes.txt': 'no values',
      'flat/prod.api.yaml': values(),
      'keyed/a.yaml': values('x-release: {name: one}\n'),
      'keyed/b.yaml': values('x-release: {name: two, namespace: mine}\n'),
    });
    const { exitCode, stdout, stderr } = await run(['render', '--each', pattern, ...flags]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(namesOf(stdout)).toEqual(expected);
  });

  it('accepts several patterns, follows links, skips hidden files and lists a file once', async () => {
    putOnDisk(folder, { 'real/web.yaml': values(), 'real/.draft.yaml': values(), 'more/api.yaml': values() });
    mkdirSync(join(folder, 'releases'));
    symlinkSync('../real/web.yaml', join(folder, 'releases/web.yaml'));
    symlinkSync('.', join(folder, 'releases/loop'));
    const patterns = ['releases/{release}.yaml', 'more/{release}.yaml', 'more/*.yaml'].flatMap((one) => [
      '--each',
      one,
    ]);
    const { stdout } = await run(['render', ...patterns]);
    expect(namesOf(stdout)).toEqual(['default/api-0', 'default/web-0']);
  });

  it.each([
    ['an absolute pattern', () => `${folder}/{release}.yaml`],
    ['one with a slash too many', () => `${folder}//{release}.yaml`],
    ['one that leaves the folder and comes back', () => `../${basename(folder)}/{release}.yaml`],
    ['one with a way back', () => `${folder}/none/../{release}.yaml`],
  ])('accepts %s', async (_, pattern) => {
    putOnDisk(folder, { 'web.yaml': values() });
    expect(namesOf((await run(['render', '--each', pattern()])).stdout)).toEqual(['default/web-0']);
  });

  it.each([
    ['says nothing of it', ['r/*/*.yaml', 'r/{namespace}/{release}.yaml'], ['prod/web-0']],
    ['says a part of it', ['r/*/{release}.yaml', 'r/{namespace}/*.yaml'], ['prod/web-0']],
    ['says it otherwise', ['r/{release}/*.yaml', 'r/{namespace}/{release}.yaml'], ['prod/prod-0']],
  ])('completes the first pattern from the next one that matches: it %s', async (_, patterns, expected) => {
    putOnDisk(folder, { 'r/prod/web.yaml': values() });
    const { stdout } = await run(['render', ...patterns.flatMap((pattern) => ['--each', pattern])]);
    expect(namesOf(stdout)).toEqual(expected);
  });

  it('accepts a pattern that leads out of the folder', async () => {
    putOnDisk(folder, { 'web.yaml': values(), 'here/x': '' });
    const { stdout } = await run(['render', '--each', '../{release}.yaml'], { folder: join(folder, 'here') });
    expect(namesOf(stdout)).toEqual(['default/web-0']);
  });

  it('reads -f before each file and --set after it', async () => {
    putOnDisk(folder, {
      'web.yaml': 'application: {port: 81, versions: [{image: a}]}\n',
      'shop.yaml': 'application: {versions: [{image: b}]}\n',
    });
    const base = { 'base.yaml': 'environment: deployment\napplication: {port: 80}\n' };
    const flags = ['-f', 'base.yaml', '--set', 'application.versions[0].weight=0'];
    const { stdout } = await run(['render', '--each', '{release}.yaml', ...flags], { files: base });
    const ports = loadAll(stdout)
      .filter((object) => at(object, 'kind') === 'Service')
      .map((object) => [at(object, 'metadata', 'name'), at(object, 'spec', 'ports', 0, 'port')]);
    expect(ports).toEqual([
      ['shop-0', 80],
      ['web-0', 81],
    ]);
  });

  it.each([
    ['no file', ['--each', 'no/*.yaml'], '--each no/*.yaml: no file matches'],
    ['no pattern', ['--each', ''], "--each '': expected a pattern"],
    ['a placeholder twice', ['--each', '{release}/{release}.yaml'], 'the pattern has {release} twice'],
    ['a folder that cannot be read', ['--each', 'loop/*.yaml'], '/loop: it is a link to itself'],
    [
      'a name for all',
      ['web', '--each', '*.yaml'],
      '--each and the release web: leave out the name; each release gets its own',
    ],
    ['a pattern that the shell has replaced', ['--each', 'a.yaml', 'b.yaml'], 'put the pattern in quotes'],
    ['one that was many files', ['--each', 'a.yaml', 'b.yaml', 'c.yaml'], 'put the pattern in quotes'],
  ])('%s is an error', async (_, argv, message) => {
    // Whoever runs the tests may read a folder of any mode; nobody can read a link to itself.
    symlinkSync('loop', join(folder, 'loop'));
    for (const command of ['render', 'validate']) {
      const { exitCode, stdout, stderr } = await run([command, ...argv]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toContain(`error: `);
      expect(stderr).toContain(message);
    }
  });
});

describe('render --each --output-dir', () => {
  const renderPattern = (pattern: string, ...more: string[]) =>
    run(['render', '--each', pattern, '--output-dir', out(), ...more]);
  const render = (...more: string[]) => renderPattern('releases/{namespace}/{release}.yaml', ...more);

  it('writes a folder for each release, removes old ones with --prune-releases and reports both', async () => {
    putOnDisk(folder, { 'releases/prod/web.yaml': values(), 'releases/test/web.yaml': values() });
    const first = await render();
    expect(first.stdout.replaceAll(`${out()}/`, '')).toBe(
      `${['prod', 'test']
        .flatMap((namespace) =>
          ['service-web-0', 'deployment-web-0', 'configmap-web-routemap', 'kustomization'].map(
            (name) => `wrote ${namespace}/web/${name}.yaml\n`,
          ),
        )
        .join('')}wrote kustomization.yaml\n2 releases: 9 files written, 0 unchanged, 0 removed\n`,
    );
    expect(at(load(folderOnDisk(out())?.['kustomization.yaml'] ?? ''), 'resources')).toEqual(['prod/web', 'test/web']);
    rmSync(join(folder, 'releases/test'), { recursive: true });
    expect((await render('--prune-releases')).stdout).toMatch(/^1 release: 1 file written, 4 unchanged, 4 removed$/m);
    expect(readdirSync(out())).toEqual(['kustomization.yaml', 'prod']);
  });

  it('keeps the releases that a narrower pattern does not cover', async () => {
    const names = ['prod/api', 'prod/web', 'test/web'];
    putOnDisk(folder, Object.fromEntries(names.map((name) => [`releases/${name}.yaml`, values('    - image: b\n')])));
    await render();
    const before = folderOnDisk(out())?.['prod/api/deployment-api-0.yaml'];
    // Somebody else takes one of the others over, and it stays in the list.
    writeFileSync(join(out(), 'test/web/kustomization.yaml'), 'resources: []\n');
    putOnDisk(folder, { 'releases/prod/web.yaml': values() });
    const { exitCode, stdout } = await renderPattern(
      'releases/prod/{release}b.yaml',
      '-n',
      'prod',
      '--set',
      'x-release.name=web',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/removed .*prod\/web\/deployment-web-1.yaml/);
    expect(stdout).toMatch(/\nkept 2 other releases; to remove them, use --prune-releases\n$/);
    expect(folderOnDisk(out())?.['prod/api/deployment-api-0.yaml']).toBe(before);
    expect(at(load(folderOnDisk(out())?.['kustomization.yaml'] ?? ''), 'resources')).toEqual(names);
  });

  it('does not mix the files of one release with the folders of many', async () => {
    putOnDisk(folder, { 'releases/prod/web.yaml': values(), 'one.yaml': values() });
    await render();
    const many = folderOnDisk(out());
    expect(await run(['render', 'one', '-f', 'one.yaml', '--output-dir', out()])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('/prod/web was rendered with --each; render into another folder'),
    });
    expect(folderOnDisk(out())).toEqual(many);
    rmSync(out(), { recursive: true });
    await run(['render', 'one', '-f', 'one.yaml', '--output-dir', out()]);
    expect(await render()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('belongs to a release that was rendered without --each'),
    });
    expect((await render('--prune-releases')).stdout).toMatch(/^1 release: 5 files written, 0 unchanged, 3 removed$/m);
  });

  it.each([
    ['--each', '*.yaml', '--prune-releases'],
    ['one', '--prune-releases', '--output-dir', 'out'],
  ])('refuses --prune-releases without a folder of many releases: %s %s %s', async (...argv) => {
    expect(await run(['render', ...argv])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--prune-releases needs --each and --output-dir'),
    });
  });

  it('writes nothing if one file is wrong, and reports the problems of all', async () => {
    putOnDisk(folder, {
      'releases/prod/a.yaml': values(),
      'releases/prod/b.yaml': values('      wieght: 5\n'),
      'releases/prod/c.yaml': values('      port: 0\n'),
      'releases/prod/d.yaml': 'a: [',
    });
    const { exitCode, stdout, stderr } = await render();
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect([...stderr.matchAll(/--> (\S+?):/g)].map(([, file]) => file)).toEqual(
      ['b', 'c', 'd'].map((name) => `releases/prod/${name}.yaml`),
    );
    expect(stderr).toContain('\nnothing was rendered; invalid: 3 of 4 releases\n');
    expect(folderOnDisk(out())).toBeUndefined();
  });

  it('rejects --show-only', async () => {
    putOnDisk(folder, { 'a.yaml': values() });
    const argv = ['render', '--each', '{release}.yaml', '--output-dir', out(), '-s', 'Service/a-0'];
    expect(await run(argv)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('complete folder') });
    expect(namesOf((await run([...argv.slice(0, 3), '-s', 'Deployment/a-0'])).stdout)).toEqual(['default/a-0']);
  });
});

describe('--each: conflicting releases', () => {
  const validate = async () => {
    const { exitCode, stdout } = await run(['validate', '--each', '*.yaml', '-o', 'json']);
    expect(exitCode).toBe(1);
    return JSON.parse(stdout).diagnostics.map((one: { message: string; code: string; position: { file: string } }) => [
      one.code,
      one.position.file,
      one.message,
    ]);
  };

  it.each([
    [
      'the same name',
      'x-release: {name: web}\n',
      'x-release: {name: web, namespace: default}\n',
      ['duplicate-object', 'b.yaml', 'a.yaml is also the release web in default'],
    ],
    [
      'the same objects',
      'x-release: {name: web}\n',
      '  metadata: {name: web}\nx-release: {name: shop}\n',
      ['duplicate-object', 'b.yaml', 'a.yaml also makes Service web-0 in default and 2 more of its objects'],
    ],
    ['no name', 'x-release: {name: web}\n', '', ['missing-key', 'b.yaml', 'this release has no name']],
    [
      'a wrong name',
      'x-release: {name: web}\n',
      'x-release: {name: 5}\n',
      ['wrong-type', 'b.yaml', 'name must be a string'],
    ],
    ['a list', 'x-release: {name: web}\n', 'x-release: [web]\n', ['wrong-type', 'b.yaml', 'x-release must be a map']],
    [
      'a key that means nothing',
      'x-release: {name: web}\n',
      'x-release: {name: shop, nmespace: x}\n',
      ['unknown-key', 'b.yaml', 'unknown key "nmespace"'],
    ],
  ])('%s', async (_, one, other, expected) => {
    putOnDisk(folder, { 'a.yaml': values(one), 'b.yaml': values(other) });
    expect(await validate()).toEqual([expected]);
  });

  it.each([
    ['{name: ../../etc}', '"../../etc" is not a valid name for a release'],
    ['{name: a, namespace: ..}', '".." is not a valid namespace for a release'],
    ['{name: a/b}', '"a/b" is not a valid name for a release'],
    ['{name: A}', '"A" is not a valid name for a release'],
    ['{name: a, namespace: a.b}', '"a.b" is not a valid namespace for a release'],
  ])('rejects the folder name x-release: %s, even if nothing else uses it', async (release, message) => {
    // All other names are given.
    const names = '  metadata: {name: web, namespace: default}\n';
    putOnDisk(folder, { 'a.yaml': values(`${names}x-release: ${release}\n`) });
    const { exitCode, stderr } = await run(['render', '--each', 'a.yaml', '--output-dir', out()]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(message) });
    expect(stderr).toContain('--> a.yaml:6:');
    expect(folderOnDisk(out())).toBeUndefined();
  });

  it('a path without a valid name is reported at the beginning of its file', async () => {
    putOnDisk(folder, { 'releases/My App.yaml': values() });
    const { exitCode, stderr } = await run(['render', '--each', 'releases/{release}.yaml']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('--> releases/My App.yaml:1:1'),
    });
  });
});

it('an error in a name that no file contains is reported at the beginning of each file', async () => {
  putOnDisk(folder, { 'web.yaml.yaml': values(), 'keyed.yaml': values('x-release: {name: a.b}\n') });
  const { stdout } = await run(['validate', '--each', '{release}.yaml', '-o', 'github']);
  expect(stdout.split('\n').map((line) => line.split('::')[1])).toEqual([
    'error file=keyed.yaml,line=1,col=1,title=Invalid name (invalid-name)',
    'error file=web.yaml.yaml,line=1,col=1,title=Invalid name (invalid-name)',
    undefined,
  ]);
});

it('the releases of examples/ have no errors or warnings', async () => {
  const pattern = 'examples/releases/{namespace}/{release}/values.yaml';
  const { exitCode, stdout } = await runCli([
    ...['validate', '--each', pattern, '-f', 'examples/releases/common.yaml', '--strict'],
  ]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'valid: 2 releases\n' });
});

describe('validate --each', () => {
  const files = { 'a.yaml': values(), 'b.yaml': values('      wieght: 5\n'), 'c.yaml': values('      port: 0\n') };
  const validate = (...flags: string[]) => run(['validate', '--each', '{release}.yaml', ...flags]);

  it.each([
    ['text', (text: string) => expect(text).toMatch(/2 errors in 2 files\ninvalid: 2 of 3 releases\n$/)],
    ['json', (text: string) => expect(JSON.parse(text).summary).toEqual({ errors: 2, warnings: 0, infos: 0 })],
    ['github', (text: string) => expect(text).toMatch(/^::error file=b\.yaml,.*\n::error file=c\.yaml,.*\n$/)],
    ['sarif', (text: string) => expect(JSON.parse(text).runs[0].results).toHaveLength(2)],
  ])('writes one report as %s', async (format, check) => {
    putOnDisk(folder, files);
    const { exitCode, stdout, stderr } = await validate('-o', format);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    check(stdout);
  });

  it('describes a valid release', async () => {
    putOnDisk(folder, { 'a.yaml': values() });
    expect(await validate()).toEqual({ exitCode: 0, stdout: 'valid: 1 release\n', stderr: '' });
  });

  it('reports the problems of a common file once', async () => {
    putOnDisk(folder, { 'a.yaml': values(), 'b.yaml': values() });
    const { stdout, exitCode } = await run(['validate', '--each', '{release}.yaml', '-f', 'base.yaml'], {
      files: { 'base.yaml': 'teem: a\n' },
    });
    expect(exitCode).toBe(1);
    expect(stdout.match(/unknown key "teem"/g)).toHaveLength(1);
    expect(stdout).toContain('invalid: 2 of 2 releases');
  });
});
