import { setTimeout as sleep } from 'node:timers/promises';
import { findAccess } from '../../src/kubernetes/api/api-access.ts';
import { httpApiServer } from '../../src/kubernetes/api/http-api-server.ts';
import { startCluster } from '../../test/e2e/cluster/start-cluster.ts';
import { type ClusterClient, clusterClient } from '../../test/e2e/controller/cluster-client.ts';
import { type ControllerProcess, startController } from '../../test/e2e/controller/controller-process.ts';
import { quantile } from '../../test/e2e/controller/latencies.ts';
import { makeReleases, releaseName, versionName } from '../../test/e2e/controller/many-releases.ts';
import { weightsOf } from '../../test/e2e/controller/route-weights.ts';
import { type ClusterWatch, watchCluster } from '../../test/e2e/controller/watch-cluster.ts';
import { cpuSeconds, residentMegabytes } from './process-figures.ts';
import { countRequests, type ServerRequests } from './server-requests.ts';

export interface ControllerFigures {
  /** Routemaps, each with two versions and 8 objects. */
  readonly count: number;
  /** From the start of the process until every route is there. */
  readonly startSeconds: number;
  /** CPU time of the same. */
  readonly startCpuSeconds: number;
  /** The same where every route was there before. */
  readonly restartSeconds: number;
  /** Milliseconds from sending a change until a watch tells that the route has it. */
  readonly weight: Latency;
  readonly failure: Latency;
  readonly memory: { readonly start: number; readonly end: number };
  /** CPU time while nothing changes, in percent of one core. */
  readonly idlePercent: number;
  /** Requests of the controller for one change. */
  readonly requests: ServerRequests;
}

export interface Latency {
  readonly median: number;
  readonly p99: number;
}

/** Milliseconds after the last change until the controller has nothing left to write. */
const quietAfter = 5000;

/**
 * Measures one controller on a cluster of its own.
 *
 * @param changes how many weights, and how many failures, are timed
 * @throws {Error} if a server cannot start, or refuses a write
 */
export async function measureController(options: {
  readonly count: number;
  readonly changes: number;
  readonly idleSeconds: number;
}): Promise<ControllerFigures> {
  const { count, changes, idleSeconds } = options;
  const cluster = await startCluster({ crds: ['istio'] });
  const started: ControllerProcess[] = [];
  try {
    const client = clusterClient(cluster);
    await makeReleases(client, count);
    const seen = await watchCluster(cluster, ['vs']);
    const start = async (holds: () => boolean) => {
      const measured = await startMeasured(cluster, count, holds);
      started.push(measured.controller);
      return measured;
    };
    const first = await start(() => hasAllRoutes(seen, count));
    const startCpuSeconds = cpuSeconds(first.controller.pid);
    await first.controller.stop();
    const second = await start(() => true);
    const { controller } = second;
    await sleep(quietAfter);
    const memory = residentMegabytes(controller.pid);
    const server = httpApiServer(
      findAccess({ kubeconfig: cluster.kubeconfig, context: null, now: () => performance.now() }),
    );
    const before = await countRequests(server);
    const weight = await timeChanges(changes, (index) => changeWeight(client, seen, index % count, index));
    const after = await countRequests(server);
    server.close();
    const failure = await timeChanges(changes, (index) => failVersion(client, seen, index % count));
    await seen.until('every version has its share', () => hasAllRoutes(seen, count));
    await sleep(quietAfter);
    const cpu = cpuSeconds(controller.pid);
    await sleep(idleSeconds * 1000);
    const idlePercent = (100 * (cpuSeconds(controller.pid) - cpu)) / idleSeconds;
    const end = residentMegabytes(controller.pid);
    seen.stop();
    client.stop();
    return {
      count,
      startSeconds: first.seconds,
      startCpuSeconds,
      restartSeconds: second.seconds,
      weight,
      failure,
      memory: { start: memory, end },
      idlePercent,
      requests: perChange(before, after, changes),
    };
  } finally {
    for (const controller of started) await controller.stop();
    await cluster.stop();
  }
}

function hasAllRoutes(seen: ClusterWatch, count: number): boolean {
  const names = seen.names('vs');
  return names.length === count && names.every((name) => hasShare(seen, name, `${name}-1`));
}

function hasShare(seen: ClusterWatch, route: string, version: string, weight = '\\d+'): boolean {
  return new RegExp(`${version} ${weight}$`).test(weightsOf(seen.get('vs', route)));
}

/** Starts the controller, and waits until it has looked at every routemap and what it leads to holds. */
async function startMeasured(
  cluster: Parameters<typeof startController>[0],
  count: number,
  holds: () => boolean,
): Promise<{ readonly seconds: number; readonly controller: ControllerProcess }> {
  const start = performance.now();
  const controller = await startController(cluster);
  const metric = async (name: string) => {
    const text = await (await fetch(`http://${controller.address}/metrics`)).text();
    const lines = text.split('\n').filter((line) => new RegExp(`^iter8_release_controller_${name}[ {]`).test(line));
    return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  };
  const isDone = async () =>
    (await metric('leader')) === 1 &&
    (await metric('reconciles_total')) >= count &&
    (await metric('queue_depth')) === 0 &&
    holds();
  while (!(await isDone())) await sleep(50);
  return { seconds: (performance.now() - start) / 1000, controller };
}

async function timeChanges(changes: number, change: (index: number) => Promise<number>): Promise<Latency> {
  const times: number[] = [];
  for (let index = 0; index < changes; index += 1) times.push(await change(index));
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

async function changeWeight(client: ClusterClient, seen: ClusterWatch, index: number, change: number): Promise<number> {
  const [route, candidate, weight] = [releaseName(index), versionName(index, 1), 1 + (change % 60)];
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { namespace: 'default', name: candidate } };
  const start = performance.now();
  const [time] = await Promise.all([
    seen.until(`${candidate} has weight ${weight}`, () => hasShare(seen, route, candidate, String(weight))),
    client.patch(service, { metadata: { annotations: { 'iter8.tools/weight': String(weight) } } }),
  ]);
  return time - start;
}

/** The version gets its share back afterwards, which is not timed: the next release fails meanwhile. */
async function failVersion(client: ClusterClient, seen: ClusterWatch, index: number): Promise<number> {
  const [route, candidate] = [releaseName(index), versionName(index, 1)];
  await seen.until(`${candidate} has a share`, () => hasShare(seen, route, candidate));
  const start = performance.now();
  const [time] = await Promise.all([
    seen.until(`${candidate} has no share`, () => !hasShare(seen, route, candidate)),
    setAvailable(client, candidate, 'False'),
  ]);
  await setAvailable(client, candidate, 'True');
  return time - start;
}

function setAvailable(client: ClusterClient, name: string, status: 'True' | 'False'): Promise<void> {
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'default', name } };
  return client.patchStatus(deployment, { conditions: [{ type: 'Available', status }] });
}

function perChange(before: ServerRequests, after: ServerRequests, changes: number): ServerRequests {
  const each = (key: keyof ServerRequests) => (after[key] - before[key]) / changes;
  return { routes: each('routes'), status: each('status'), events: each('events'), reads: each('reads') };
}
