import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { repository, runCli } from '../../cli/run-cli.ts';
import { startHelm } from './start-helm.ts';

const folder = mkdtempSync(join(tmpdir(), 'iter8-release-plugins-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The package as npm publishes it, in a folder that is not easy to quote. */
async function unpackPackage(): Promise<string> {
  const unpacked = join(folder, 'an unpacked package');
  mkdirSync(unpacked);
  await execa('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: repository });
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  await execa('tar', ['-xzf', join(folder, archive), '-C', unpacked, '--strip-components=1']);
  return unpacked;
}

const unpacked = await unpackPackage();
const values = join(repository, 'examples/blue-green/candidate.yaml');

/** A chart that has everything: the chart of iter8-release in it, an object and a hook of its own. */
function makeUmbrella(): string {
  const umbrella = join(folder, 'umbrella');
  cpSync(join(unpacked, 'chart'), join(umbrella, 'charts/iter8-release'), { recursive: true });
  const files = {
    'Chart.yaml': 'apiVersion: v2\nname: umbrella\nversion: 1.0.0\n',
    'values.yaml':
      'global: {team: a}\niter8-release: {environment: deployment, application: {versions: [{image: nginx}]}}\n',
    'templates/own.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: own\ndata: {text: "on", more: "a\\n---\\nb"}\n',
    'templates/hook.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: hook\n  annotations: {helm.sh/hook: pre-install}\n',
    'templates/NOTES.txt': 'Done.\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(umbrella, name)), { recursive: true });
    writeFileSync(join(umbrella, name), text);
  }
  return umbrella;
}

const umbrella = makeUmbrella();

describe.each(['helm3', 'helm4'] as const)('the plugins in %s', async (version) => {
  const helm = await startHelm(version, {}, unpacked);
  if (version === 'helm3') expect(await helm.run(['plugin', 'install', unpacked])).toMatchObject({ exitCode: 0 });
  afterAll(() => helm.stop());

  const template = (chart: string, ...args: readonly string[]) =>
    helm.run(['template', 'web', chart, '-n', 'shop', '--post-renderer', 'iter8-release', ...args]);
  const rendererArgs = (...args: readonly string[]) => args.flatMap((arg) => ['--post-renderer-args', arg]);

  it('are found', async () => {
    const { stdout } = await helm.run(['plugin', 'list']);
    const names = stdout
      .split('\n')
      .slice(1)
      .map((line) => line.split(/\s/)[0])
      .filter(Boolean);
    expect(names).toEqual(version === 'helm3' ? ['iter8-release'] : ['iter8-release', 'iter8-release-cli']);
  });

  it('give the command, with the namespace that Helm has', async () => {
    const { exitCode, stdout, stderr } = await helm.run(['iter8-release', '-n', 'shop', 'render', 'web', '-f', values]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe((await runCli(['render', 'web', '-n', 'shop', '-f', values])).stdout);
    expect(await helm.run(['iter8-release', 'validate', '-f', 'none.yaml'])).toMatchObject({ exitCode: 2 });
    expect((await helm.run(['help'])).stdout).toContain('progressive releases from one values file');
  });

  it('give the post-renderer, with the release and namespace that Helm has', async () => {
    const { exitCode, stdout } = await template(join(unpacked, 'chart'), '-f', values);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('name: web-routemap\n  namespace: shop\n');
    expect(stdout).not.toContain('postrender-filename');
  });

  it('take arguments', async () => {
    const args = rendererArgs('post-render', '--api-versions=v1');
    const { stdout } = await template(join(unpacked, 'chart'), '-f', values, ...args);
    expect(stdout).toContain('apiVersion: networking.istio.io/v1\n');
    const wrong = await template(join(unpacked, 'chart'), '-f', values, ...rendererArgs('post-render', '--nonsense'));
    expect(wrong).toMatchObject({ exitCode: 1, stdout: '' });
  });

  it('expand a chart that another depends on, and leave its objects and hooks alone', async () => {
    const { exitCode, stdout } = await template(umbrella);
    expect(exitCode).toBe(0);
    const sources = stdout.match(/(?<=^# Source: ).*/gm);
    const marker = 'umbrella/charts/iter8-release/templates/release.yaml';
    const own = ['umbrella/templates/hook.yaml', 'umbrella/templates/own.yaml'];
    expect(new Set(sources)).toEqual(new Set([...own, marker]));
    expect(sources?.filter((source) => source === marker)).toHaveLength(3);
    expect(stdout).toContain('more: "a\\n---\\nb"');
    expect(stdout).toContain('helm.sh/hook: pre-install');
  });

  it("add a release to another chart's objects", async () => {
    const chart = join(repository, 'test/e2e/charts/print-values');
    const args = rendererArgs('post-render', 'web', '-n', 'shop', '-f', values);
    const { exitCode, stdout } = await template(chart, ...args);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^# Source: print-values\/templates\/values.tpl$/m);
    expect(stdout).toContain('name: web-routemap\n  namespace: shop\n');
  });

  it('can be removed', async () => {
    const names = version === 'helm3' ? ['iter8-release'] : ['iter8-release', 'iter8-release-cli'];
    expect(await helm.run(['plugin', 'uninstall', ...names])).toMatchObject({ exitCode: 0 });
    expect(readdirSync(join(helm.folder, 'data/plugins'))).toEqual([]);
    expect(readdirSync(unpacked)).toContain('bin');
  });
});
