import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seed } from '../../fast-check.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { amount } from './amount.ts';
import { findTrespasses, readWrites } from './audit-log.ts';
import { type ClusterClient, clusterClient } from './cluster-client.ts';
import { type ControllerProcess, startController } from './controller-process.ts';
import { describeLatencies } from './latencies.ts';
import { seeded } from './seeded.ts';
import { openShop, type Shop } from './shop.ts';
import { type ClusterWatch, watchCluster } from './watch-cluster.ts';

const users = ['replica-0', 'replica-1'] as const;

let cluster: Cluster;
let client: ClusterClient;
let watch: ClusterWatch;
let shop: Shop;
let replicas: readonly ControllerProcess[] = [];
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio'], audit: true });
  client = clusterClient(cluster);
  shop = await openShop(client, 6);
  watch = await watchCluster(cluster, ['cm', 'svc', 'deploy', 'vs']);
  replicas = await Promise.all(
    users.map((user) => startController({ ...cluster, env: cluster.envOf(user) }, '--settle', '0')),
  );
});
afterAll(async () => {
  for (const replica of replicas) replica.kill('SIGCONT');
  watch?.stop();
  client?.stop();
  await Promise.all(replicas.map((replica) => replica.stop()));
  await cluster?.stop();
});

const terms = ({ log }: ControllerProcess) => log.filter((line) => line.includes('writes routes now')).length;

const isLeader = (replica: ControllerProcess) => {
  const lines = replica.log.filter((line) => /writes (routes now|no routes)/.test(line));
  return lines.at(-1)?.includes('writes routes now') ?? false;
};

/** Resolves with the replica that writes. */
async function leader(): Promise<ControllerProcess> {
  for (;;) {
    const found = replicas.filter(isLeader);
    if (found.length === 1) return found[0] as ControllerProcess;
    await delay(20);
  }
}

it('lets the other replica take over from a stopped one, which writes nothing when it goes on', async () => {
  const random = seeded(seed(1));
  const takeovers: number[] = [];
  let isOpen = true;
  const changes = (async () => {
    while (isOpen) await Promise.all([shop.change(random), delay(10)]);
  })();
  try {
    for (let round = 0; round < amount(1, 10); round += 1) {
      const stopped = await leader();
      const other = replicas.find((replica) => replica !== stopped) as ControllerProcess;
      const before = terms(other);
      await delay(500 + random.next() * 500);
      stopped.kill('SIGSTOP');
      const start = performance.now();
      while (terms(other) === before) await delay(20);
      takeovers.push(performance.now() - start);
      await delay(1000);
      stopped.kill('SIGCONT');
      while (isLeader(stopped)) await delay(20);
      await delay(2000);
    }
  } finally {
    isOpen = false;
    await changes;
  }
  const isRight = () => shop.wrong(watch).length === 0;
  await watch.until('all routes and statuses are right', isRight, 30).catch(() => {});
  expect(shop.wrong(watch)).toEqual([]);
  const writes = await readWrites(cluster);
  const { harmful, harmless } = findTrespasses(writes, 'leases default/iter8-release-controller');
  const ofReplicas = writes.filter(({ user, version }) => user.startsWith('replica-') && version > 0);
  const late = writes.filter(({ user, status }) => user.startsWith('replica-') && status === 409);
  console.log(
    `${ofReplicas.length} writes of replicas, ${late.length} refused as outdated; without the Lease ${harmful.length} over a write of the holder, and ${harmless.length} others`,
  );
  console.log(`From the stop to the first term of the other replica, ${describeLatencies(takeovers)}`);
  expect(harmful).toEqual([]);
  expect(Math.max(...takeovers)).toBeLessThanOrEqual(15_500);
});
