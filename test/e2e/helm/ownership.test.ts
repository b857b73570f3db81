import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceCases } from '../../reference-cases.ts';
import { runProgram } from '../cli/run-program.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { type Helm, startHelm } from './start-helm.ts';

const versions = ['helm3', 'helm4'] as const;

let cluster: Cluster;
const folder = mkdtempSync(join(tmpdir(), 'iter8-release-ownership-'));
const helms = new Map<string, Helm>();
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio'] });
  for (const version of versions) helms.set(version, await startHelm(version, cluster.env));
});
afterAll(async () => {
  for (const helm of helms.values()) helm.stop();
  await cluster?.stop();
  rmSync(folder, { recursive: true });
});

/** A chart that renders what Iter8's chart does of the second step of the tutorial. */
function referenceChart(release: string): string {
  const found = referenceCases().find(({ name }) => name === 'docs-first-release-2');
  const routemap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: found?.routemap?.metadata,
    data: { strSpec: 'old' },
  };
  const objects = [...(found?.manifests ?? []), routemap].map((object) => JSON.stringify(object));
  const chart = mkdtempSync(join(folder, 'chart-'));
  mkdirSync(join(chart, 'templates'));
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: release\nversion: 1.1.0\n');
  writeFileSync(
    join(chart, 'templates/objects.yaml'),
    objects.join('\n---\n').replaceAll('httpbin-', `${release}-`).replaceAll('"httpbin"', `"${release}"`),
  );
  return chart;
}

describe.each(versions)('%s', (version) => {
  const helm = (...args: readonly string[]) => helms.get(version)?.run(args);
  const upgrade = (release: string, ...args: readonly string[]) =>
    helm('upgrade', '--install', release, './chart', '--post-renderer', 'iter8-release', ...args);
  const kubectl = async (...args: string[]) => (await cluster.runKubectl(args)).stdout;
  const values = ['-f', 'examples/blue-green/candidate.yaml'];

  it('takes over the objects of apply with --take-ownership', async () => {
    const release = `applied-${version}`;
    const applied = await runProgram(['apply', release, ...values, '--kubectl', cluster.kubectl], { env: cluster.env });
    expect(applied.exitCode).toBe(0);
    const refused = await upgrade(release, ...values);
    expect(refused?.exitCode).toBe(1);
    expect(refused?.stderr).toContain('invalid ownership metadata');
    // Helm 4 applies on the server, where kubectl has its share of every field that apply has sent.
    const force = version === 'helm4' ? ['--force-conflicts'] : [];
    expect(await upgrade(release, ...values, '--take-ownership', ...force)).toMatchObject({ exitCode: 0 });
    expect(await upgrade(release, ...values, '--set', 'application.versions[1].weight=90', ...force)).toMatchObject({
      exitCode: 0,
    });
    const weight = 'jsonpath={.metadata.annotations.iter8\\.tools/weight}';
    expect(await kubectl('get', 'configmap', `${release}-1-weight-config`, '-o', weight)).toBe('90');
    expect(await helm('uninstall', release)).toMatchObject({ exitCode: 0 });
    expect(await kubectl('get', 'deployments,services,configmaps', '-o', 'name')).not.toContain(release);
  });

  it("takes the place of Iter8's chart, and the Deployments stay", async () => {
    const release = `httpbin-${version}`;
    expect(await helm('install', release, referenceChart(release))).toMatchObject({ exitCode: 0 });
    const deployment = ['get', 'deployment', `${release}-0`, '-o'];
    const before = await kubectl(...deployment, 'jsonpath={.metadata.uid}/{.metadata.generation}');
    expect(await upgrade(release, ...values)).toMatchObject({ exitCode: 0 });
    expect(await kubectl(...deployment, 'jsonpath={.metadata.uid}/{.metadata.generation}')).toBe(before);
    const routemap = await kubectl('get', 'configmap', `${release}-routemap`, '-o', 'jsonpath={.data.strSpec}');
    expect(routemap).toContain('routingTemplates:');
    expect(await helm('rollback', release)).toMatchObject({ exitCode: 0 });
    expect(await helm('uninstall', release)).toMatchObject({ exitCode: 0 });
  });

  it('keeps objects in other namespaces, too', async () => {
    const release = `spread-${version}`;
    const next = `next-${version}`;
    const own = `own-${version}`;
    await kubectl('create', 'namespace', next);
    const flags = ['--set', `application.versions[1].metadata.namespace=${next}`, '-n', own, '--create-namespace'];
    const installed = await upgrade(release, ...values, ...flags);
    expect(installed).toMatchObject({ exitCode: 0 });
    expect(
      (await kubectl('get', 'deployments,services', '-n', next, '-o', 'name')).split('\n').filter(Boolean),
    ).toEqual([`deployment.apps/${release}-1`, `service/${release}-1`]);
    expect(await kubectl('get', 'deployments', '-n', own, '-o', 'name')).toBe(`deployment.apps/${release}-0`);
    // The candidate is gone: Helm removes it wherever it was.
    expect(await upgrade(release, '-f', 'examples/blue-green/promoted.yaml', '-n', own)).toMatchObject({ exitCode: 0 });
    expect(await kubectl('get', 'deployments,services', '-n', next, '-o', 'name')).toBe('');
    expect(await helm('uninstall', release, '-n', own)).toMatchObject({ exitCode: 0 });
  });

  it('installs two releases beside each other', async () => {
    for (const release of ['one', 'two'])
      expect(await upgrade(`${release}-${version}`, ...values)).toMatchObject({ exitCode: 0 });
    const { stdout = '' } = (await helm('list', '-q')) ?? {};
    expect(stdout.split('\n').filter(Boolean).sort()).toEqual([`one-${version}`, `two-${version}`]);
    for (const release of ['one', 'two'])
      expect(await helm('uninstall', `${release}-${version}`)).toMatchObject({ exitCode: 0 });
  });
});
