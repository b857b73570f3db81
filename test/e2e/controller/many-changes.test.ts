import { afterAll, beforeAll, expect, it } from 'vitest';
import { residentMegabytes } from '../../../bench/controller/process-figures.ts';
import { seed } from '../../fast-check.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { amount } from './amount.ts';
import { type ClusterClient, clusterClient } from './cluster-client.ts';
import { type ControllerProcess, startController } from './controller-process.ts';
import { type Seeded, seeded } from './seeded.ts';
import { openShop, type Shop } from './shop.ts';
import { watchCluster } from './watch-cluster.ts';

let cluster: Cluster;
let client: ClusterClient;
let shop: Shop;
let controller: ControllerProcess;
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio'] });
  client = clusterClient(cluster);
  shop = await openShop(client, 20);
  controller = await startController(cluster, '--settle', '0');
});
afterAll(async () => {
  client?.stop();
  await controller?.stop();
  await cluster?.stop();
});

/** Makes changes of all kinds, several at a time. */
async function makeChanges(count: number, random: Seeded): Promise<void> {
  let left = count;
  const hand = async () => {
    while (left > 0) {
      left -= 1;
      await (random.next() < 0.05 ? shop.openOrClose(random) : shop.change(random));
    }
  };
  await Promise.all(Array.from({ length: 4 }, hand));
}

async function allRight(): Promise<void> {
  const watch = await watchCluster(cluster, ['cm', 'svc', 'deploy', 'vs']);
  await shop.collectGarbage(watch);
  await watch.until('all routes and statuses are right', () => shop.wrong(watch).length === 0, 60).catch(() => {});
  expect(shop.wrong(watch)).toEqual([]);
  watch.stop();
}

/** The memory that a process needs grows until its code is compiled; a tenth of all changes is enough for that. */
it('has the right routes and as much memory after many changes as after a tenth of them', async () => {
  const changes = amount(1000, 100_000);
  const random = seeded(seed(1));
  await makeChanges(changes / 10, random);
  await allRight();
  const before = residentMegabytes(controller.pid);
  await makeChanges(changes, random);
  await allRight();
  const after = residentMegabytes(controller.pid);
  console.log(`${changes} changes: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB afterwards`);
  // A short run ends before the garbage collector has settled.
  expect(after).toBeLessThan(before * amount(2, 1.2));
});
