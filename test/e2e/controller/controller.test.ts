import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import { runProgram } from '../cli/run-program.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { type ControllerProcess, startController } from './controller-process.ts';
import { type ClusterWatch, watchCluster } from './watch-cluster.ts';

/** There are no controllers of Kubernetes here: the tests themselves say which Deployments are available. */
describe('the controller against an API server', () => {
  let cluster: Cluster;
  let controller: ControllerProcess;
  let routes: ClusterWatch;
  beforeAll(async () => {
    cluster = await startCluster({ crds: ['istio'] });
    const { stdout } = await runProgram(['render', 'httpbin', '-f', 'examples/blue-green/weights.yaml']);
    expect(await cluster.runKubectl(['apply', '-f', '-'], stdout)).toMatchObject({ exitCode: 0 });
    routes = await watchCluster(cluster, ['vs']);
    controller = await startController(cluster);
  });
  afterAll(async () => {
    routes?.stop();
    await controller?.stop();
    await cluster?.stop();
  });

  const kubectl = async (...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await cluster.runKubectl([...args]);
    expect({ args, exitCode, stderr }).toMatchObject({ exitCode: 0 });
    return stdout;
  };

  const setAvailable = (name: string, status: 'True' | 'False') => {
    const conditions = [{ type: 'Available', status }];
    const patch = JSON.stringify({ status: { observedGeneration: 1, conditions } });
    return kubectl('patch', 'deployment', name, '--subresource=status', '--type=merge', '-p', patch);
  };

  const route = async () => JSON.parse(await kubectl('get', 'virtualservice', 'httpbin', '-o', 'json'));

  const weights = (object: unknown) =>
    ((at(object, 'spec', 'http', 0, 'route') ?? []) as readonly object[]).map((each) => at(each, 'weight'));

  /** Resolves with the next state of the route that has these weights. */
  const routeWith = async (...wanted: readonly number[]) => {
    const start = routes.changes.length - 1;
    const fits = (object: unknown) => JSON.stringify(weights(object)) === JSON.stringify(wanted);
    const find = () => routes.changes.slice(Math.max(start, 0)).find(({ object }) => fits(object))?.object;
    await routes.until(`weights ${wanted}`, () => find() !== undefined);
    return find();
  };

  const status = async () => {
    const annotations = at(
      JSON.parse(await kubectl('get', 'cm', 'httpbin-routemap', '-o', 'json')),
      'metadata',
      'annotations',
    );
    return JSON.parse(String(at(annotations, 'iter8.tools/status')));
  };

  it('gives versions their shares as they become available, and owns the route', async () => {
    await routeWith(1);
    await setAvailable('httpbin-0', 'True');
    await routeWith(30);
    await setAvailable('httpbin-1', 'True');
    const object = await routeWith(30, 70);
    const uid = await kubectl('get', 'cm', 'httpbin-routemap', '-o', 'jsonpath={.metadata.uid}');
    expect(at(object, 'metadata', 'ownerReferences')).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', name: 'httpbin-routemap', uid, controller: true },
    ]);
  });

  it('takes the share of a version that has 0 replicas', async () => {
    await kubectl('scale', 'deployment', 'httpbin-1', '--replicas=0');
    await routeWith(30);
    await kubectl('scale', 'deployment', 'httpbin-1', '--replicas=1');
    const patch = JSON.stringify({ status: { observedGeneration: 3 } });
    await kubectl('patch', 'deployment', 'httpbin-1', '--subresource=status', '--type=merge', '-p', patch);
    await routeWith(30, 70);
  });

  it('writes nothing when it starts again and nothing has changed', async () => {
    await status();
    const before = await route();
    await controller.stop('SIGKILL');
    controller = await startController(cluster);
    await controller.logged('writes routes now');
    // Its answer to a change shows that it has looked at everything else before.
    await kubectl('annotate', 'service', 'httpbin-1', 'iter8.tools/weight=10');
    const after = await routeWith(30, 10);
    expect(at(after, 'metadata', 'generation')).toBe(before.metadata.generation + 1);
    await kubectl('annotate', 'service', 'httpbin-1', 'iter8.tools/weight-');
    await routeWith(30, 70);
  });

  it('names changes of others to the rules before it replaces them, and keeps their other fields', async () => {
    const patch = [
      { op: 'add', path: '/spec/http/0/timeout', value: '5s' },
      { op: 'add', path: '/spec/exportTo', value: ['.'] },
    ];
    await kubectl('patch', 'virtualservice', 'httpbin', '--type=json', '-p', JSON.stringify(patch));
    await controller.logged('this replaced spec.http[0].timeout of kubectl-patch');
    const { spec } = await route();
    expect([spec.http[0].timeout, spec.exportTo]).toEqual([undefined, ['.']]);
  });

  it('makes a deleted route again', async () => {
    await kubectl('delete', 'virtualservice', 'httpbin');
    await routeWith(30, 70);
  });

  it('reports a weight that is not a number, and uses that of the routemap', async () => {
    await kubectl('annotate', 'service', 'httpbin-1', 'iter8.tools/weight=many');
    await controller.logged('the annotation iter8.tools/weight of svc httpbin-1 is \\"many\\"');
    expect(weights(await route())).toEqual([30, 70]);
    await kubectl('annotate', 'service', 'httpbin-1', 'iter8.tools/weight-');
  });

  it('leaves a route alone that belongs to another Helm release', async () => {
    const metadata = {
      name: 'taken',
      namespace: 'default',
      annotations: { 'meta.helm.sh/release-name': 'other', 'meta.helm.sh/release-namespace': 'default' },
    };
    const spec = { hosts: ['taken'], http: [{ route: [{ destination: { host: 'other' } }] }] };
    const taken = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata, spec };
    expect(await cluster.runKubectl(['create', '-f', '-'], JSON.stringify(taken))).toMatchObject({ exitCode: 0 });
    const { stdout } = await runProgram(['render', 'taken', '-f', 'examples/blue-green/initial.yaml']);
    expect(await cluster.runKubectl(['apply', '-f', '-'], stdout)).toMatchObject({ exitCode: 0 });
    await controller.logged('VirtualService taken is not written: it belongs to the Helm release default/other');
    expect(JSON.parse(await kubectl('get', 'virtualservice', 'taken', '-o', 'json')).spec).toEqual(spec);
  });

  it('takes over the route of the public controller, with the fields that it owns', async () => {
    const object = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'old', namespace: 'default' },
      spec: { hosts: ['old'], exportTo: ['.'], http: [{ name: 'old', route: [{ destination: { host: 'old' } }] }] },
    };
    const args = ['apply', '--server-side', '--field-manager=iter8-controller', '-f', '-'];
    expect(await cluster.runKubectl(args, JSON.stringify(object))).toMatchObject({ exitCode: 0 });
    const { stdout } = await runProgram(['render', 'old', '-f', 'examples/blue-green/initial.yaml']);
    expect(await cluster.runKubectl(['apply', '-f', '-'], stdout)).toMatchObject({ exitCode: 0 });
    await controller.logged('VirtualService old written');
    const taken = JSON.parse(await kubectl('get', 'virtualservice', 'old', '-o', 'json', '--show-managed-fields'));
    const managers = (at(taken, 'metadata', 'managedFields') as readonly object[]).map((entry) => at(entry, 'manager'));
    expect([managers, taken.spec.exportTo]).toEqual([['iter8-release-controller'], undefined]);
  });

  it('reports its health and metrics, and ends within seconds', async () => {
    const ready = await fetch(`http://${controller.address}/readyz`);
    const metrics = await (await fetch(`http://${controller.address}/metrics`)).text();
    expect([ready.status, await ready.text()]).toEqual([200, 'ok\n']);
    const labels = 'namespace="default",routemap="httpbin-routemap",version="httpbin-1"';
    expect(metrics).toContain(`iter8_release_controller_version_weight{${labels}} 70`);
    expect(await controller.stop()).toBe(0);
    const lease = JSON.parse(await kubectl('get', 'lease', 'iter8-release-controller', '-o', 'json'));
    expect(lease.spec.holderIdentity ?? '').toBe('');
  });

  it('elects one of two replicas; after a kill of it the other one goes on', async () => {
    const replicas = [await startController(cluster), await startController(cluster)];
    const first = await Promise.race(replicas.map((each) => each.logged('writes routes now').then(() => each)));
    const second = replicas.find((each) => each !== first) as ControllerProcess;
    expect(second.log.join()).not.toContain('writes routes now');
    await first.stop('SIGKILL');
    await second.logged('writes routes now');
    await setAvailable('httpbin-1', 'False');
    await routeWith(30);
    await second.stop();
  });
});
