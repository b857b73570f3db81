import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seed } from '../../fast-check.ts';
import { startFigures } from '../../truth/releases/figures.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { amount } from './amount.ts';
import { findTrespasses, readWrites } from './audit-log.ts';
import { type ClusterClient, clusterClient } from './cluster-client.ts';
import { type ControllerProcess, startController } from './controller-process.ts';
import { type FaultyProxy, faultyProxy } from './faulty-proxy.ts';
import { type Seeded, seeded } from './seeded.ts';
import { openShop, type Shop } from './shop.ts';
import { watchCluster } from './watch-cluster.ts';

const users = ['replica-0', 'replica-1'] as const;
const figures = startFigures();
const random = seeded(seed(1));

let cluster: Cluster;
let client: ClusterClient;
let shop: Shop;
let proxies: readonly FaultyProxy[] = [];
let replicas: readonly ControllerProcess[] = [];
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio'], audit: true });
  client = clusterClient(cluster);
  shop = await openShop(client, 8);
  proxies = await Promise.all(users.map((user) => faultyProxy(cluster, user, random)));
  replicas = await Promise.all(proxies.map(({ env }) => startController({ ...cluster, env }, '--settle', '0')));
});
afterAll(async () => {
  client?.stop();
  await Promise.all(replicas.map((replica) => replica.stop()));
  await Promise.all(proxies.map((proxy) => proxy.stop()));
  await cluster?.stop();
  figures.print('Chaos:');
});

/** Things that go wrong, each with what ends it. */
const mishaps: { readonly [name: string]: (proxy: FaultyProxy, random: Seeded) => Promise<void> } = {
  'network of a replica cut': async (proxy, { next }) => {
    proxy.cut();
    // Sometimes for longer than the Lease lasts.
    await delay(next() * 20_000);
    proxy.mend();
  },
  'watches broken': async (proxy) => proxy.breakWatches(),
  'requests answered with 410, 429 and 500': async (proxy, { next }) => {
    proxy.disturb(0.2 + 0.4 * next());
    await delay(3000);
    proxy.disturb(0);
  },
  'API server killed': async () => cluster.restartApiServer(),
  'kind of routes removed': async (_, { next }) => {
    const crd = 'virtualservices.networking.istio.io';
    await cluster.runKubectl(['delete', 'crd', crd]);
    await delay(next() * 3000);
    await cluster.installCrds();
  },
  'routes deleted': async (_, { pick }) => {
    const metadata = { name: pick(shop.releases), namespace: 'default' };
    await client.remove({ apiVersion: 'networking.istio.io/v1beta1', kind: 'VirtualService', metadata });
  },
};

/** Makes changes until something ends. A change that the API server does not take is tried again by nobody. */
async function changeUntil(end: Promise<unknown>): Promise<void> {
  let isOver = false;
  void end.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await (random.next() < 0.1 ? shop.openOrClose(random) : shop.change(random)).catch(() => {});
    await delay(20);
  }
}

async function allRight(): Promise<void> {
  const watch = await watchCluster(cluster, ['cm', 'svc', 'deploy', 'vs']);
  await shop.collectGarbage(watch);
  await watch.until('all routes and statuses are right', () => shop.wrong(watch).length === 0, 90).catch(() => {});
  expect(shop.wrong(watch)).toEqual([]);
  watch.stop();
}

it('has the right routes after whatever goes wrong, and only the holder of the Lease writes', async () => {
  await allRight();
  for (let round = 0; round < amount(6, 120); round += 1) {
    const name =
      round < Object.keys(mishaps).length ? (Object.keys(mishaps)[round] ?? '') : random.pick(Object.keys(mishaps));
    const mishap = mishaps[name]?.(random.pick(proxies), random) ?? Promise.resolve();
    await changeUntil(Promise.all([mishap, delay(1000)]));
    await mishap;
    figures.count(name);
    await allRight();
  }
  const writes = await readWrites(cluster);
  const { harmful } = findTrespasses(writes, 'leases default/iter8-release-controller');
  figures.count(
    'writes of replicas',
    writes.filter(({ user, version }) => user.startsWith('replica-') && version > 0).length,
  );
  expect(harmful).toEqual([]);
});
