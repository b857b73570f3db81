import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { type Helm, startHelm } from './start-helm.ts';

const example = 'examples/from-a-chart';
const mark = 'iter8.tools/version-name';

/** The chart is the one that `helm create` makes. It is installed as it is first, as a user's would be. */
describe.each(['helm3', 'helm4'] as const)('the chart of helm create as a release, with %s', (version) => {
  let cluster: Cluster;
  let helm: Helm;
  let chart: string;
  beforeAll(async () => {
    cluster = await startCluster({ crds: ['istio'] });
    helm = await startHelm(version, cluster.env);
    chart = join(helm.folder, 'web');
    expect(await helm.run(['create', chart])).toMatchObject({ exitCode: 0 });
  });
  afterAll(async () => {
    helm?.stop();
    await cluster?.stop();
  });

  const postRendered = (values: string, ...more: readonly string[]) => {
    const args = ['post-render', 'web', '-n', 'default', '-f', values, ...more];
    return ['--post-renderer', 'iter8-release', ...args.map((arg) => `--post-renderer-args=${arg}`)];
  };

  const expectDone = async (args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await helm.run(args);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    return stdout;
  };

  const get = async (name: string) => {
    const { exitCode, stdout, stderr } = await cluster.runKubectl(['get', name, '-o', 'json']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return JSON.parse(stdout);
  };

  const names = async () => {
    const { stdout } = await cluster.runKubectl([
      'get',
      'deployments,services,configmaps,serviceaccounts',
      '-o',
      'name',
    ]);
    const own = (name: string) => name !== '' && !/kube-root-ca|service\/kubernetes|serviceaccount\/default/.test(name);
    return stdout.split('\n').filter(own).sort();
  };

  const plain = ['deployment.apps/web', 'service/web', 'serviceaccount/web'];
  const objectsOf = (...versions: readonly string[]) =>
    [
      ...versions.flatMap((name) => [`deployment.apps/${name}`, `service/${name}`, `configmap/${name}-weight-config`]),
      'service/web',
      'configmap/web-routemap',
      'serviceaccount/web',
    ].sort();

  const deploymentOfChart = async () =>
    loadAll(await expectDone(['template', 'web', chart])).find((object) => at(object, 'kind') === 'Deployment');

  it('installs without it', async () => {
    await expectDone(['install', 'web', chart]);
    expect(await names()).toEqual(plain);
  });

  it('can be taken from what the cluster has made of it', async () => {
    const { stdout: live } = await cluster.runKubectl(['get', 'deployments,services', '-o', 'yaml']);
    expect(live).toContain('resourceVersion');
    const render = `node bin/iter8-release.js render web --strict -f ${example}/candidate.yaml --resources -`;
    const rendered = await helm.shell(render, live);
    expect(rendered).toMatchObject({ exitCode: 0, stderr: '' });
    const apply = ['apply', '--server-side', '--force-conflicts', '--dry-run=server', '-f', '-'];
    const { exitCode, stdout } = await cluster.runKubectl(apply, rendered.stdout);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('deployment.apps/web-1') });
  });

  it('becomes a blue-green release of two versions by an upgrade', async () => {
    await expectDone(['upgrade', 'web', chart, ...postRendered(`${example}/candidate.yaml`)]);
    expect(await names()).toEqual(objectsOf('web-0', 'web-1'));
    const original = (await deploymentOfChart()) as object;
    const images = ['web-0', 'web-1'].map(async (name) => {
      const { metadata, spec } = await get(`deployment/${name}`);
      const labels = at(original, 'spec', 'template', 'metadata', 'labels') as object;
      expect(metadata.labels).toMatchObject({
        ...(at(original, 'metadata', 'labels') as object),
        'iter8.tools/watch': 'true',
      });
      expect(spec.selector).toEqual({ matchLabels: { [mark]: name } });
      expect(spec.template.metadata.labels).toEqual({ ...labels, [mark]: name });
      const pod = structuredClone(at(original, 'spec', 'template', 'spec')) as { containers: { image: string }[] };
      const [container] = pod.containers;
      if (name === 'web-1' && container !== undefined) container.image = 'nginx:1.28';
      expect(spec.template.spec).toMatchObject(pod);
      const service = await get(`service/${name}`);
      expect(service.spec).toMatchObject({ type: 'ClusterIP', selector: { [mark]: name } });
      expect(service.spec.ports).toEqual([{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }]);
      return spec.template.spec.containers[0].image;
    });
    expect(await Promise.all(images)).toEqual([
      at(original, 'spec', 'template', 'spec', 'containers', 0, 'image'),
      'nginx:1.28',
    ]);
    expect((await get('service/web')).spec).toMatchObject({
      type: 'ExternalName',
      externalName: 'istio-ingressgateway.istio-system.svc.cluster.local',
    });
    expect((await get('service/web')).spec).not.toHaveProperty('selector');
  });

  it('has a routemap whose resources are there', async () => {
    const routemap = load((await get('configmap/web-routemap')).data.strSpec) as {
      versions: { weight: number; resources: { gvrShort: string; name: string }[] }[];
    };
    expect(routemap.versions.map(({ weight }) => weight)).toEqual([90, 10]);
    const kinds = new Map([
      ['svc', 'service'],
      ['deploy', 'deployment'],
      ['cm', 'configmap'],
    ]);
    for (const { gvrShort, name } of routemap.versions.flatMap(({ resources }) => resources)) {
      const { metadata } = await get(`${kinds.get(gvrShort)}/${name}`);
      expect(metadata.labels['iter8.tools/watch']).toBe('true');
    }
  });

  it('is the same in helm template and render', async () => {
    const template = await expectDone(['template', 'web', chart, ...postRendered(`${example}/candidate.yaml`)]);
    const manifests = join(helm.folder, 'manifests.yaml');
    writeFileSync(manifests, await expectDone(['template', 'web', chart]));
    const { stdout, exitCode } = await helm.shell(
      `node bin/iter8-release.js render web -f ${example}/candidate.yaml --resources ${manifests}`,
    );
    expect(exitCode).toBe(0);
    const own = loadAll(stdout).map((object) => JSON.stringify(object));
    const all = loadAll(template).map((object) => JSON.stringify(object));
    expect(own.filter((object) => !all.includes(object))).toEqual([]);
    expect(readFileSync(manifests, 'utf8')).toContain('kind: ServiceAccount');
  });

  it('is the same with the chart of iter8-release as a dependency', async () => {
    const parent = join(helm.folder, 'parent/web');
    await helm.shell(`mkdir '${join(helm.folder, 'parent')}' && cp -R '${chart}' '${parent}'`);
    const { version: number } = load(readFileSync('chart/Chart.yaml', 'utf8')) as { version: string };
    const dependency = { name: 'iter8-release', version: number, repository: `file://${resolve('chart')}` };
    appendFileSync(join(parent, 'Chart.yaml'), `dependencies: ${JSON.stringify([dependency])}\n`);
    const values = join(helm.folder, 'parent/values.yaml');
    writeFileSync(values, JSON.stringify({ 'iter8-release': load(readFileSync(`${example}/candidate.yaml`, 'utf8')) }));
    await expectDone(['dependency', 'update', parent]);
    const template = await expectDone(['template', 'web', parent, '-f', values, '--post-renderer', 'iter8-release']);
    const beside = await expectDone(['template', 'web', chart, ...postRendered(`${example}/candidate.yaml`)]);
    const objects = (stream: string) =>
      loadAll(stream)
        .map((object) => JSON.stringify(object))
        .sort();
    expect(objects(template)).toEqual(objects(beside));
  });

  it('stays as it is if the values are refused', async () => {
    const wrong = postRendered(`${example}/candidate.yaml`, '--set', 'application.versions[1].from.name=wbe');
    const args = ['upgrade', 'web', chart, ...wrong];
    expect((await helm.run(args)).exitCode).toBe(1);
    // Helm 4 shows what a post-renderer says only where its standard error is a pipe of its own.
    const { stdout } = await helm.shell(`helm ${args.map((arg) => `'${arg}'`).join(' ')} 2>&1 | cat`);
    expect(stdout).toContain('the manifests have no Deployment "wbe"');
    expect(await names()).toEqual(objectsOf('web-0', 'web-1'));
  });

  it('is promoted', async () => {
    await expectDone(['upgrade', 'web', chart, ...postRendered(`${example}/promoted.yaml`)]);
    expect(await names()).toEqual(objectsOf('web-0'));
    expect((await get('deployment/web-0')).spec.template.spec.containers[0].image).toBe('nginx:1.28');
  });

  it('moves on to the Gateway API', async () => {
    await expectDone([
      'upgrade',
      'web',
      chart,
      ...postRendered(`${example}/candidate.yaml`, '--set', 'environment=deployment-gtw'),
    ]);
    expect(await names()).toEqual(objectsOf('web-0', 'web-1'));
    expect((await get('service/web')).spec).toMatchObject({
      type: 'ClusterIP',
      selector: { app: 'web' },
      ports: [{ port: 80 }],
    });
  });

  it('rolls back to the plain chart', async () => {
    await expectDone(['rollback', 'web', '1']);
    expect(await names()).toEqual(plain);
    const { spec } = await get('service/web');
    expect(spec).toMatchObject({ type: 'ClusterIP', selector: { 'app.kubernetes.io/name': 'web' } });
  });

  it('takes over a primary and a routemap that are there already', async () => {
    const render = `node bin/iter8-release.js render web -f ${example}/candidate.yaml --resources -`;
    const only = ['Deployment/web-0', 'Service/web-0', 'ConfigMap/web-0-weight-config', 'ConfigMap/web-routemap']
      .map((name) => `-s ${name}`)
      .join(' ');
    const { stdout } = await helm.shell(`helm template web '${chart}' | ${render} ${only}`);
    expect(await cluster.runKubectl(['apply', '--server-side', '-f', '-'], stdout)).toMatchObject({ exitCode: 0 });
    const before = await get('deployment/web-0');
    // The Service of the chart finds the new pods as well.
    expect(before.spec.template.metadata.labels).toMatchObject((await get('service/web')).spec.selector);
    // Helm 4 applies on the server, where the fields are kubectl's.
    const take = ['--take-ownership', ...(version === 'helm4' ? ['--force-conflicts'] : [])];
    await expectDone(['upgrade', 'web', chart, ...take, ...postRendered(`${example}/candidate.yaml`)]);
    expect(await names()).toEqual(objectsOf('web-0', 'web-1'));
    const after = await get('deployment/web-0');
    expect(after.metadata.uid).toBe(before.metadata.uid);
    expect(after.spec).toEqual(before.spec);
  });

  it('is uninstalled', async () => {
    await expectDone(['uninstall', 'web']);
    expect(await names()).toEqual([]);
  });
});
