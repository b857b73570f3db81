import { loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import { runProgram } from '../cli/run-program.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { type ControllerProcess, startController } from './controller-process.ts';
import { describeLatencies, quantile } from './latencies.ts';
import { type ReleaseTool, startTool, toolNames } from './release-tool.ts';
import { weightsOf, weightsSince } from './route-weights.ts';
import { type ClusterWatch, watchCluster } from './watch-cluster.ts';

/** A step of the tutorial, and the weights that its route has one after another; `@` stands for the release. */
const steps = [
  // A route exists before anything is ready: somebody has to answer.
  ['one version', 'initial', ['@-0 1', '@-0 50']],
  ['a candidate', 'candidate', ['@-0 50, @-1 50']],
  ['other weights', 'weights', ['@-0 30, @-1 70']],
  ['the promotion', 'promoted', ['@-0 50']],
  ['another candidate', 'candidate', ['@-0 50, @-1 50']],
  ['the candidate leaves', 'initial', ['@-0 50']],
] as const;

const fileOf = (step: string) => `examples/blue-green/${step}.yaml`;

let cluster: Cluster;
let controller: ControllerProcess;
let watch: ClusterWatch;
const latencies: number[] = [];
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio'], workloads: { readyAfter: 300 } });
  watch = await watchCluster(cluster, ['cm', 'deploy', 'vs']);
  controller = await startController(cluster);
  await controller.logged('writes routes now');
});
afterAll(async () => {
  watch?.stop();
  await controller?.stop();
  await cluster?.stop();
});

/** Whether everything is in the cluster that the route of a step depends on. */
async function readiness(release: string, file: string): Promise<() => boolean> {
  const objects = loadAll((await runProgram(['render', release, '-f', file])).stdout) as object[];
  const strSpec = at(
    objects.find((object) => at(object, 'metadata', 'name') === `${release}-routemap`),
    'data',
    'strSpec',
  );
  const deployments = objects
    .filter((object) => at(object, 'kind') === 'Deployment')
    .map((object) => String(at(object, 'metadata', 'name')));
  return () => {
    const isRead = at(watch.get('cm', `${release}-routemap`), 'data', 'strSpec') === strSpec;
    return isRead && deployments.every((name) => isAvailable(watch.get('deploy', name)));
  };
}

function isAvailable(deployment: object | undefined): boolean {
  const conditions = (at(deployment, 'status', 'conditions') ?? []) as readonly object[];
  return conditions.some((each) => at(each, 'type') === 'Available' && at(each, 'status') === 'True');
}

describe.each(toolNames)('the steps of the tutorial with %s', (name) => {
  const release = `web-${name}`;
  let tool: ReleaseTool;
  beforeAll(async () => {
    tool = await startTool(name, cluster);
  });
  afterAll(() => tool?.stop());

  it.each(steps)('%s', async (_, step, weights) => {
    const wanted = weights.map((each) => each.replaceAll('@', release));
    const start = watch.changes.length;
    const isReady = await readiness(release, fileOf(step));
    const isRouted = () => weightsOf(watch.get('vs', release)) === wanted.at(-1);
    const [ready, routed] = await Promise.all([
      watch.until(`${step} is ready`, isReady),
      watch.until(`the route of ${step}`, () => isReady() && isRouted()),
      tool.apply(release, fileOf(step)),
    ]);
    latencies.push(routed - ready);
    if (step !== 'candidate' && step !== 'weights') await tool.dropCandidate(release);
    expect(weightsSince(watch, start, release)).toEqual(wanted);
  });

  it('leaves a version its share while its Deployment gets another image', async () => {
    await tool.apply(release, fileOf('weights'));
    await watch.until(
      'both versions',
      () => weightsOf(watch.get('vs', release)) === `${release}-0 30, ${release}-1 70`,
    );
    const start = watch.changes.length;
    for (const change of [
      ['set', 'image', `deployment/${release}-1`, '*=nginx'],
      ['rollout', 'status', `deployment/${release}-1`, '--timeout=60s'],
    ]) {
      expect(await cluster.runKubectl(change)).toMatchObject({ exitCode: 0 });
    }
    expect(weightsSince(watch, start, release)).toEqual([]);
  });

  it('deletes the release, and the route goes with it', async () => {
    await tool.remove(release, fileOf('weights'));
    await watch.until('the route is gone', () => watch.get('vs', release) === undefined);
    expect(watch.names('cm').filter((each) => each.startsWith(release))).toEqual([]);
  });
});

it('makes the routes within a second of readiness, and 200 ms at the median', () => {
  console.log(`From readiness to the route, ${describeLatencies(latencies)}`);
  expect(latencies).toHaveLength(toolNames.length * steps.length);
  expect(quantile(latencies, 0.5)).toBeLessThanOrEqual(200);
  expect(quantile(latencies, 1)).toBeLessThanOrEqual(1000);
});
