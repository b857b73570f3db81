import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { statusAnnotation } from '../../../src/iter8/labels.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { seed } from '../../fast-check.ts';
import { startFigures } from '../../truth/releases/figures.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { amount } from './amount.ts';
import { type ClusterClient, clusterClient } from './cluster-client.ts';
import { type ControllerProcess, startController } from './controller-process.ts';
import { seeded } from './seeded.ts';
import { openShop, type Shop } from './shop.ts';
import { type ClusterWatch, type SeenChange, watchCluster } from './watch-cluster.ts';

const figures = startFigures();
let cluster: Cluster;
let client: ClusterClient;
let watch: ClusterWatch;
let shop: Shop;
let controller: ControllerProcess;
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio'] });
  client = clusterClient(cluster);
  shop = await openShop(client, 4);
  watch = await watchCluster(cluster, ['cm', 'svc', 'deploy', 'vs']);
  controller = await startController(cluster, '--settle', '0');
});
afterAll(async () => {
  watch?.stop();
  client?.stop();
  await controller?.stop();
  await cluster?.stop();
  figures.print('Kills of the controller:');
});

/** Starts another controller, which need not wait until the Lease of the killed one has ended. */
async function restart(): Promise<void> {
  const metadata = { name: 'iter8-release-controller', namespace: 'default' };
  await client.remove({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata });
  controller = await startController(cluster, '--settle', '0');
}

async function allRight(): Promise<void> {
  const isRight = () => shop.wrong(watch).length === 0;
  await watch.until('all routes and statuses are right', isRight, 30).catch(() => {});
  expect(shop.wrong(watch)).toEqual([]);
}

/** What the controller decides about in a state of a route, or of a routemap and its status. */
function meaning({ kind, object }: SeenChange): string {
  const { spec, data, metadata } = object;
  const { changed: _, ...status } = JSON.parse(
    String(at(metadata, 'annotations', statusAnnotation) ?? '{}'),
  ) as DataMap;
  return JSON.stringify([spec, data, at(metadata, 'ownerReferences'), kind === 'cm' ? status : null]);
}

/** Changes of an object since a moment that left it as it was. */
function needlessChanges(start: number): readonly SeenChange[] {
  return watch.changes.filter((change, index) => {
    if (index < start || (change.kind !== 'vs' && change.kind !== 'cm')) return false;
    const before = watch.changes
      .slice(0, index)
      .findLast(({ kind, name }) => kind === change.kind && name === change.name);
    return before !== undefined && meaning(before) === meaning(change);
  });
}

it('makes the routes right again after a kill at any moment, without a needless write', async () => {
  const random = seeded(seed(1));
  await allRight();
  for (let round = 0; round < amount(4, 60); round += 1) {
    const killed = delay(random.next() * 60).then(() => controller.stop('SIGKILL'));
    for (let count = random.pick([1, 2, 4, 8]); count > 0; count -= 1) await shop.change(random);
    await killed;
    await delay(50);
    const start = watch.changes.length;
    const wrong = shop.wrong(watch).map(({ release }) => release);
    const right = shop.releases.filter((release) => !wrong.includes(release));
    await restart();
    await allRight();
    await controller.logged('writes routes now');
    await delay(200);
    expect(needlessChanges(start)).toEqual([]);
    const written = watch.changes.slice(start).filter(({ kind }) => kind === 'vs');
    expect(written.filter(({ name }) => right.includes(name))).toEqual([]);
    figures.count('kills');
    figures.count('releases that were right after a kill', right.length);
    figures.count('routes written after a restart', written.length);
  }
});
