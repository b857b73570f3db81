import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../../at.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { amount } from './amount.ts';
import { type ControllerProcess, startController } from './controller-process.ts';
import { type ReleaseTool, startTool, toolNames } from './release-tool.ts';
import { weightsOf, weightsSince } from './route-weights.ts';
import { type ClusterWatch, watchCluster } from './watch-cluster.ts';

const values = 'examples/blue-green/weights.yaml';

/** Long enough for the garbage collection of Kubernetes, and for a write that a controller has delayed. */
const afterwards = 5000;

let cluster: Cluster;
let controller: ControllerProcess;
let watch: ClusterWatch;
let tools: readonly ReleaseTool[] = [];
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio'], workloads: { readyAfter: 50 } });
  watch = await watchCluster(cluster, ['cm', 'deploy', 'vs']);
  controller = await startController(cluster);
  await controller.logged('writes routes now');
  tools = await Promise.all(toolNames.map((name) => startTool(name, cluster)));
});
afterAll(async () => {
  for (const tool of tools) tool.stop();
  watch?.stop();
  await controller?.stop();
  await cluster?.stop();
});

/** Every second release is deleted while its route is being made. */
const isWholeBefore = (index: number) => index % 2 === 0;

it('leaves no route behind when releases are deleted, and makes none again', async () => {
  const releases = Array.from({ length: amount(4, 50) }, (_, index) => `web-${index}`);
  for (const [index, release] of releases.entries()) {
    const tool = tools[index % tools.length] as ReleaseTool;
    await tool.apply(release, values);
    const all = `${release}-0 30, ${release}-1 70`;
    const isWhole = () => weightsOf(watch.get('vs', release)) === all;
    if (isWholeBefore(index)) await watch.until(`the route of ${release}`, isWhole);
    await tool.remove(release, values);
    await watch.until(`the end of the route of ${release}`, () => watch.get('vs', release) === undefined);
  }
  await delay(afterwards);
  const { stdout } = await cluster.runKubectl(['get', 'virtualservices,configmaps,deployments', '-o', 'name']);
  expect(stdout.split('\n').filter((name) => name.includes('web-'))).toEqual([]);
  const endings = releases.map(
    (release) => weightsSince(watch, 0, release).filter((each) => each === 'deleted').length,
  );
  console.log(`${releases.length} releases deleted, ${endings.filter((count) => count > 1).length} routes came back`);
  expect(endings.filter((_, index) => isWholeBefore(index))).toEqual(
    endings.flatMap((_, index) => (isWholeBefore(index) ? [1] : [])),
  );
  expect(Math.max(...endings)).toBe(1);
  expect(controller.log.filter((line) => !line.startsWith('{"time":') || line.includes('"level":"error"'))).toEqual([]);
});

it('gives a release its route that is deleted and installed again at once, and keeps it', async () => {
  const release = 'web-again';
  const all = `${release}-0 30, ${release}-1 70`;
  const uidOfRoutemap = () => at(watch.get('cm', `${release}-routemap`), 'metadata', 'uid');
  const isOwned = () => at(watch.get('vs', release), 'metadata', 'ownerReferences', 0, 'uid') === uidOfRoutemap();
  const isRight = () => weightsOf(watch.get('vs', release)) === all && uidOfRoutemap() !== undefined && isOwned();
  for (const tool of tools) {
    await tool.apply(release, values);
    await watch.until('the route', isRight);
    await tool.remove(release, values);
    await tool.apply(release, values);
    await watch.until('the route of the new release', isRight);
    await delay(afterwards);
    expect(isRight()).toBe(true);
    await tool.remove(release, values);
    await watch.until('the end of the route', () => watch.get('vs', release) === undefined);
  }
});
