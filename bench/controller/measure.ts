import { setTimeout as sleep } from 'node:timers/promises';
import { startCluster } from '../../test/e2e/cluster/start-cluster.ts';
import { startController } from '../../test/e2e/controller/controller-process.ts';
import { type ClusterWriter, clusterWriter, together } from '../../test/e2e/controller/load/cluster-writer.ts';
import { releaseName, releaseObjects } from '../../test/e2e/controller/load/release-objects.ts';
import { type SeenShares, seeShares } from '../../test/e2e/controller/load/seen-shares.ts';
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
  try {
    const writer = clusterWriter(cluster);
    await populate(writer, count);
    const seen = seeShares(writer.server);
    const first = await startMeasured(cluster, count, () => hasAllRoutes(seen, count));
    const startCpuSeconds = cpuSeconds(first.controller.pid);
    await first.controller.stop();
    const second = await startMeasured(cluster, count, () => true);
    const { controller } = second;
    await sleep(1000);
    const memory = residentMegabytes(controller.pid);
    const before = await countRequests(writer.server);
    const weight = await timeChanges(changes, (index) => changeWeight(writer, seen, index % count, index));
    const after = await countRequests(writer.server);
    const failure = await timeChanges(changes, (index) => failVersion(writer, seen, index % count));
    await seen.untilAll(() => hasAllRoutes(seen, count));
    await sleep(quietAfter);
    const cpu = cpuSeconds(controller.pid);
    await sleep(idleSeconds * 1000);
    const idlePercent = (100 * (cpuSeconds(controller.pid) - cpu)) / idleSeconds;
    const end = residentMegabytes(controller.pid);
    await controller.stop();
    seen.stop();
    writer.server.close();
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
    await cluster.stop();
  }
}

async function populate(writer: ClusterWriter, count: number): Promise<void> {
  const objectsOf = await releaseObjects();
  await together(
    Array.from({ length: count }, (_, index) => index),
    async (index) => {
      for (const object of objectsOf(index)) await writer.create(object);
      for (const version of [0, 1]) await writer.setAvailable(`${releaseName(index)}-${version}`, true);
    },
  );
}

function hasAllRoutes({ routes }: SeenShares, count: number): boolean {
  return routes.size === count && [...routes.values()].every((shares) => shares.size === 2);
}

/** Starts the controller, and waits until it has looked at every routemap and what it leads to holds. */
async function startMeasured(
  cluster: Parameters<typeof startController>[0],
  count: number,
  holds: () => boolean,
): Promise<{ readonly seconds: number; readonly controller: Awaited<ReturnType<typeof startController>> }> {
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
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}

async function changeWeight(writer: ClusterWriter, seen: SeenShares, release: number, index: number): Promise<number> {
  const name = releaseName(release);
  const candidate = `${name}-1`;
  const weight = 1 + (index % 60);
  const start = performance.now();
  const [time] = await Promise.all([
    seen.until(name, (shares) => shares?.get(candidate) === weight),
    writer.setWeight(candidate, weight),
  ]);
  return time - start;
}

/** The version gets its share back afterwards, which is not timed: the next release fails meanwhile. */
async function failVersion(writer: ClusterWriter, seen: SeenShares, release: number): Promise<number> {
  const name = releaseName(release);
  const candidate = `${name}-1`;
  const start = performance.now();
  const [time] = await Promise.all([
    seen.until(name, (shares) => shares !== undefined && !shares.has(candidate)),
    writer.setAvailable(candidate, false),
  ]);
  await writer.setAvailable(candidate, true);
  return time - start;
}

function perChange(before: ServerRequests, after: ServerRequests, changes: number): ServerRequests {
  const each = (key: keyof ServerRequests) => (after[key] - before[key]) / changes;
  return { routes: each('routes'), status: each('status'), events: each('events'), reads: each('reads') };
}
