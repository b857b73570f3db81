import { describe, expect, it } from 'vitest';
import { markerOf } from '../helm/marker-of.ts';
import { runCli } from './run-cli.ts';

const values = { environment: 'deployment', application: { versions: [{ image: 'nginx' }] } };
const files = { 'values.yaml': JSON.stringify(values) };
const other = '---\nkind: Other\n';

describe('post-render', () => {
  it('runs without arguments if standard input is not empty', async () => {
    const stdin = markerOf(values);
    const { exitCode, stdout, stderr } = await runCli([], { stdin });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('name: web-routemap\n  namespace: shop\n');
    expect(await runCli(['post-render'], { stdin })).toEqual({ exitCode, stdout, stderr });
  });

  it('makes the objects that render makes', async () => {
    const { stdout } = await runCli(['post-render'], { stdin: markerOf(values) });
    const rendered = await runCli(['render', 'web', '-n', 'shop', '-f', 'values.yaml'], { files });
    expect(stdout.replaceAll(/^# Source.*\n/gm, '')).toBe(rendered.stdout);
  });

  it("adds the release of -f to another chart's objects", async () => {
    const argv = ['post-render', 'web', '-n', 'shop', '-f', 'values.yaml'];
    const { exitCode, stdout } = await runCli(argv, { stdin: other, files });
    expect(exitCode).toBe(0);
    expect(
      stdout.startsWith(`${other}---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web-0\n  namespace: shop\n`),
    ).toBe(true);
  });

  it('uses the namespace of the command line, else of the chart, and never of the environment', async () => {
    const named = { ...values, application: { ...values.application, metadata: { name: 'b' } } };
    const stdin = markerOf(values);
    const input = { stdin, files: { 'b.yaml': JSON.stringify(named) }, env: { HELM_NAMESPACE: 'env' } };
    const { stdout } = await runCli(['post-render', '-f', 'b.yaml'], input);
    expect(stdout).toContain('name: b-routemap\n  namespace: shop\n');
    const told = await runCli(['post-render', '-f', 'b.yaml', '-n', 'lab'], input);
    expect(told.stdout).toContain('name: b-routemap\n  namespace: lab\n');
    const untold = await runCli(['post-render', 'b', '-f', 'b.yaml'], { ...input, stdin: other });
    expect(untold).toMatchObject({ exitCode: 2, stdout: '' });
    expect(untold.stderr).toContain('give its name and namespace');
  });

  it('passes the options of checks and environments on', async () => {
    const stdin = markerOf({ ...values, colour: 'red' });
    expect(await runCli(['post-render'], { stdin })).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await runCli(['post-render', '--allow-unknown'], { stdin })).toMatchObject({ exitCode: 0 });
    expect(await runCli(['post-render', '--allow-unknown', '--strict'], { stdin })).toMatchObject({ exitCode: 1 });
  });

  it('names the release whose values are wrong, and prints nothing else', async () => {
    const result = await runCli(['post-render'], { stdin: other + markerOf({ ...values, colour: 'red' }) });
    expect(result).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Values of the release web in shop, as merged by Helm for iter8-release:

error[unknown-key]: unknown key "colour"
  = path: colour
  = help: the keys here are environment, application, iter8Version, istioGateway and global; begin keys of your own with x-

1 error
`,
    });
  });

  it('names the chart of the values if a release has several charts', async () => {
    const wrong = markerOf({ ...values, colour: 'red' });
    const helm3 = wrong.replace('# Source: iter8-release/', '# Source: shop/charts/blue/');
    const helm4 = wrong
      .replace(/# Source.*\n/, '')
      .replace(
        '"name"',
        '"annotations":{postrenderer.helm.sh/postrender-filename: \'shop/charts/green/templates/release.yaml\'},"name"',
      );
    const { stderr } = await runCli(['post-render'], { stdin: helm3 + helm4 });
    expect(stderr.match(/as merged by Helm.*/g)).toEqual([
      'as merged by Helm for shop/charts/blue:',
      'as merged by Helm for shop/charts/green:',
    ]);
  });

  it.each([
    [['web'], other, 'web names a release to add, but its values are missing: name a file with -f values.yaml'],
    [['-n', 'a'], other, '-n names a release to add, but its values are missing: name a file with -f values.yaml'],
    [['-f', '-'], other, '-f -: standard input has the manifests of Helm; name a file instead'],
    [
      ['-f', 'values.yaml'],
      other,
      'Helm does not tell a post-renderer the name of the release: give its name and namespace, as in iter8-release post-render NAME -n NAMESPACE -f values.yaml',
    ],
    [['web', '-n', 'a', '-f', 'none.yaml'], other, 'cannot read none.yaml: no such file or folder'],
    [[], 'kind: Cut', 'the stream is cut off: it ends in the middle of a line'],
  ])('%j of %j is an error', async (argv, stdin, message) => {
    const result = await runCli(['post-render', ...argv], { stdin, files });
    expect(result).toEqual({ exitCode: 2, stdout: '', stderr: `error: ${message}\n` });
  });

  it('does not wait for a person to type manifests', async () => {
    const { exitCode, stderr } = await runCli(['post-render'], { stdin: other, stdinIsTTY: true });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('helm template');
    expect(await runCli([], { stdin: other, stdinIsTTY: true })).toMatchObject({ exitCode: 2, stdout: '' });
  });
});
