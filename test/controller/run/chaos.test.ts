import { expect, it } from 'vitest';
import { defaultResourceTypes } from '../../../src/controller/configuration/resource-type.ts';
import { decideFromObjects } from '../../../src/controller/once/decide-from-objects.ts';
import type { ApiRequest, ApiServer } from '../../../src/kubernetes/api/api-server.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { fc, runs } from '../../fast-check.ts';
import { virtualTime } from '../virtual-time.ts';
import { type Fault, memoryApiServer } from './memory-api-server.ts';
import { deployment, routemap, startController } from './running-controller.ts';

const deployments = ['web-0', 'web-1', 'shop-0', 'shop-1'];
const routemaps = ['web', 'shop'];

const step = fc.oneof(
  fc.record({ kind: fc.constant('ready' as const), name: fc.constantFrom(...deployments), value: fc.boolean() }),
  fc.record({ kind: fc.constant('replicas' as const), name: fc.constantFrom(...deployments), value: fc.boolean() }),
  fc.record({ kind: fc.constant('delete-deployment' as const), name: fc.constantFrom(...deployments) }),
  fc.record({
    kind: fc.constant('routemap' as const),
    name: fc.constantFrom(...routemaps),
    versions: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ kind: fc.constant('delete-routemap' as const), name: fc.constantFrom(...routemaps) }),
  fc.record({ kind: fc.constant('delete-route' as const), name: fc.constantFrom(...routemaps) }),
  fc.record({
    kind: fc.constant('cut-watches' as const),
    resource: fc.constantFrom('deployments', 'configmaps', 'httproutes'),
  }),
  fc.record({ kind: fc.constant('network' as const), replica: fc.constantFrom('one', 'two'), works: fc.boolean() }),
  fc.record({ kind: fc.constant('faults' as const), share: fc.constantFrom(0, 0.1, 0.5) }),
  fc.record({ kind: fc.constant('time' as const), milliseconds: fc.integer({ min: 1, max: 20_000 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Two replicas, their connections, and what happens to the cluster. */
async function play(steps: readonly Step[], seed: number) {
  const time = virtualTime(seed);
  let share = 0;
  const fault = (): Fault => {
    const chance = time.random();
    if (chance >= share) return undefined;
    return chance < share / 3 ? 'lost' : { status: chance < share / 2 ? 429 : 500 };
  };
  const api = memoryApiServer(fault);
  const cut = new Set<string>();
  const broken: string[] = [];
  const replicas = ['one', 'two'].map((name) => {
    const server = watched(api, name, cut, broken);
    return startController({ ...api, server }, time, name);
  });
  const ready = new Map(deployments.map((name) => [name, true]));
  for (const each of steps) {
    await take(each);
    await time.pass(5);
  }
  cut.clear();
  share = 0;
  for (let second = 0; second < 150; second += 1) await time.pass(1000);
  for (const { stop } of replicas) stop();
  await time.pass(1000);
  return { api, broken };

  async function take(each: Step): Promise<void> {
    switch (each.kind) {
      case 'ready':
        ready.set(each.name, each.value);
        api.put('deployments', deployment(each.name, each.value));
        return;
      case 'replicas':
        api.put('deployments', deployment(each.name, ready.get(each.name) ?? true, each.value ? 1 : 0));
        return;
      case 'delete-deployment':
        return api.remove('deployments', `shop/${each.name}`);
      case 'routemap':
        api.put('configmaps', routemap(each.name, [`${each.name}-0`, `${each.name}-1`].slice(0, each.versions)));
        return;
      case 'delete-routemap':
        return collect(api, each.name);
      case 'delete-route':
        return api.remove('httproutes', `shop/${each.name}`);
      case 'cut-watches':
        return api.cut(each.resource);
      case 'network':
        if (each.works) cut.delete(each.replica);
        else cut.add(each.replica);
        return;
      case 'faults':
        share = each.share;
        return;
      case 'time':
        return time.pass(each.milliseconds);
    }
  }
}

/** Deletes a routemap and, as garbage collection does, its route. */
function collect(api: ReturnType<typeof memoryApiServer>, name: string): void {
  const uid = api.get('configmaps', `shop/${name}`)?.metadata.uid;
  api.remove('configmaps', `shop/${name}`);
  const owners = api.get('httproutes', `shop/${name}`)?.metadata.ownerReferences ?? [];
  if (owners.some((owner) => owner.uid === uid)) api.remove('httproutes', `shop/${name}`);
}

/** The connection of a replica. It notes writes of a replica that does not hold the Lease. */
function watched(api: ReturnType<typeof memoryApiServer>, name: string, cut: Set<string>, broken: string[]): ApiServer {
  const holder = () => api.all('leases')[0]?.spec as { readonly holderIdentity?: string } | undefined;
  const check = (request: ApiRequest) => {
    const isWrite = request.method === 'PATCH' && request.path.includes('httproutes');
    if (isWrite && holder()?.holderIdentity !== name)
      broken.push(`${name} writes, but ${holder()?.holderIdentity} holds the Lease`);
  };
  const cutOff = () => Promise.reject(new Error('the network is cut'));
  return {
    send: (request) => {
      if (cut.has(name)) return cutOff();
      check(request);
      return api.server.send(request);
    },
    stream: (request, onLine) => (cut.has(name) ? cutOff() : api.server.stream(request, onLine)),
    close: () => {},
  };
}

it('in the end every route is as the objects ask for, and no replica writes without the Lease', async () => {
  const options = { types: defaultResourceTypes, settle: 2000, templates: { namespaces: 'own', cpu: null } } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), fc.integer({ min: 1 }), async (steps, seed) => {
      const { api, broken } = await play(steps, seed);
      expect(broken).toEqual([]);
      const kinds = ['configmaps', 'deployments'];
      const objects = kinds.flatMap((kind) => api.all(kind)) as unknown as readonly DataMap[];
      const decided = decideFromObjects(objects, 'shop', { versions: ['v1.1'], namespace: null }, options);
      for (const { routemap: map, decision } of decided) {
        const route = api.get('httproutes', `shop/${map.name}`);
        expect(route?.spec).toEqual(decision.routes[0]?.object.spec);
        expect(route?.metadata.ownerReferences?.map(({ uid }) => uid)).toEqual([map.uid]);
      }
    }),
    { numRuns: runs(10) },
  );
});
