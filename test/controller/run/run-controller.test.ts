import { afterEach, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import { type VirtualTime, virtualTime } from '../virtual-time.ts';
import { type Fault, memoryApiServer } from './memory-api-server.ts';
import { deployment, routemap, startController } from './running-controller.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function start(fault?: () => Fault) {
  const time = virtualTime();
  const api = memoryApiServer(fault);
  const controller = startController(api, time);
  stops.push(controller.stop);
  const ready = (name: string, isReady = true) => api.put('deployments', deployment(name, isReady));
  const weights = (route = 'web') => {
    const backends = at(api.get('httproutes', `shop/${route}`), 'spec', 'rules', 0, 'backendRefs');
    return (backends as readonly unknown[] | undefined)?.map((backend) => at(backend, 'weight'));
  };
  return { time, api, ready, weights, controller };
}

/** Time in which everything that needs no waiting has happened. */
async function moment(time: VirtualTime) {
  for (let round = 0; round < 20; round += 1) await time.pass(10);
}

const routeWrites = (api: ReturnType<typeof memoryApiServer>) =>
  api.writes.filter(({ resource }) => resource === 'httproutes');

describe('a controller', () => {
  it('writes the route of a routemap, and follows its versions', async () => {
    const { time, api, ready, weights } = await start();
    api.put('configmaps', routemap('web', ['web-0', 'web-1']));
    ready('web-0');
    await moment(time);
    expect(weights()).toEqual([50, 0]);
    ready('web-1');
    await moment(time);
    expect(weights()).toEqual([50, 50]);
    ready('web-1', false);
    await moment(time);
    expect(weights()).toEqual([50, 0]);
  });

  it('gives a version that returns its share back after two seconds', async () => {
    const { time, api, ready, weights } = await start();
    api.put('configmaps', routemap('web', ['web-0', 'web-1']));
    for (const name of ['web-0', 'web-1']) ready(name);
    await moment(time);
    ready('web-1', false);
    await moment(time);
    ready('web-1');
    await moment(time);
    expect(weights()).toEqual([50, 0]);
    await time.pass(2000);
    await moment(time);
    expect(weights()).toEqual([50, 50]);
  });

  it('writes nothing without a change, and one route and one status for a change', async () => {
    const { time, api, ready } = await start();
    api.put('configmaps', routemap('web', ['web-0', 'web-1']));
    for (const name of ['web-0', 'web-1']) ready(name);
    await moment(time);
    const before = api.writes.length;
    api.put('deployments', { ...deployment('web-0', true), status: { ...deployment('web-0', true).status, seen: 1 } });
    await time.pass(60_000);
    expect(api.writes.slice(before).filter(({ resource }) => resource !== 'leases')).toEqual([]);
    ready('web-1', false);
    await moment(time);
    const written = api.writes.slice(before).filter(({ resource }) => resource !== 'leases');
    expect(written.map(({ resource }) => resource)).toEqual(['httproutes', 'configmaps']);
  });

  it('writes nothing after a restart if everything is as it was', async () => {
    const { time, api, ready, controller } = await start();
    api.put('configmaps', routemap('web', ['web-0']));
    ready('web-0');
    await moment(time);
    controller.stop();
    await moment(time);
    const before = routeWrites(api).length;
    const next = startController(api, time, 'two');
    stops.push(next.stop);
    await time.pass(20_000);
    await moment(time);
    expect(next.log.join('\n')).toContain('this replica writes routes now');
    expect(routeWrites(api).slice(before)).toEqual([]);
  });

  it('leaves a version its share whose Deployment has just been changed, also after a restart', async () => {
    const { time, api, ready, weights, controller } = await start();
    api.put('configmaps', routemap('web', ['web-0', 'web-1']));
    for (const name of ['web-0', 'web-1']) ready(name);
    await moment(time);
    const { spec, status } = deployment('web-0', true);
    const outdated = { spec: { ...spec, paused: true }, status: { ...status, observedGeneration: 1 } };
    api.put('deployments', { ...deployment('web-0', true), ...outdated });
    await moment(time);
    expect(weights()).toEqual([50, 50]);
    controller.stop();
    stops.push(startController(api, time, 'two').stop);
    await time.pass(20_000);
    ready('web-1', false);
    await moment(time);
    expect(weights()).toEqual([50, 0]);
  });

  it('makes a route again that somebody deletes', async () => {
    const { time, api, ready, weights } = await start();
    api.put('configmaps', routemap('web', ['web-0']));
    ready('web-0');
    await moment(time);
    api.remove('httproutes', 'shop/web');
    await moment(time);
    expect(weights()).toEqual([50]);
  });

  it('writes no route for a routemap that is gone', async () => {
    const { time, api, ready } = await start();
    api.put('configmaps', routemap('web', ['web-0']));
    ready('web-0');
    await moment(time);
    api.remove('configmaps', 'shop/web');
    api.remove('httproutes', 'shop/web');
    ready('web-0', false);
    await time.pass(60_000);
    expect(api.get('httproutes', 'shop/web')).toBeUndefined();
  });

  it('leaves a route alone that belongs to somebody else, and says so', async () => {
    const { time, api, ready } = await start();
    const metadata = { name: 'web', namespace: 'shop', annotations: { 'meta.helm.sh/release-name': 'other' } };
    api.put('httproutes', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata,
      spec: {},
    });
    api.put('configmaps', routemap('web', ['web-0']));
    ready('web-0');
    await moment(time);
    expect(routeWrites(api)).toEqual([]);
    const status = JSON.parse(api.get('configmaps', 'shop/web')?.metadata.annotations?.['iter8.tools/status'] ?? '{}');
    expect(status.error).toBe(
      'HTTPRoute web is not written: it belongs to the Helm release shop/other. Delete it, or name the route of this routemap otherwise',
    );
  });

  it('carries on after errors of the API server and lost answers', async () => {
    let count = 0;
    const { time, api, ready, weights } = await start(() => {
      count += 1;
      return count % 3 === 0 ? { status: 500 } : count % 7 === 0 ? 'lost' : undefined;
    });
    api.put('configmaps', routemap('web', ['web-0', 'web-1']));
    ready('web-0');
    await time.pass(60_000);
    ready('web-1');
    await time.pass(60_000);
    expect(weights()).toEqual([50, 50]);
  });
});
