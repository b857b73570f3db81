import { type ApiServer, describeAnswer } from '../../kubernetes/api/api-server.ts';
import type { Waiting } from '../../kubernetes/api/waiting.ts';
import type { DecisionOptions } from '../decide/decide.ts';
import { createLease, type Lease } from '../lease/hold-lease.ts';
import { fieldManager } from '../observed/observed-route.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';
import { createWorkQueue, type WorkQueue } from '../queue/work-queue.ts';
import { createMetrics, type Metrics } from '../report/metrics.ts';
import { type RoutemapEvent, writeEvent } from '../report/routemap-event.ts';
import { serveReports } from '../report/serve-reports.ts';
import { collectionPath } from '../write/route-path.ts';
import { type ClusterView, createClusterView } from './cluster-view.ts';
import { createReconciler } from './reconcile.ts';

/** How a controller runs. */
export interface ControllerOptions {
  readonly decisions: DecisionOptions;
  /** The values of the label `iter8.tools/version` of the routemaps to look after. */
  readonly versions: readonly string[];
  /** Null for all namespaces. */
  readonly namespace: string | null;
  /** The namespace of the Lease. */
  readonly leaseNamespace: string;
  /** The name of this replica; no other may have it. */
  readonly replica: string;
  /** Where to serve health and metrics: `:8080`. */
  readonly listen: string;
}

/** What a controller needs of its process. */
export interface ControllerPorts {
  readonly server: ApiServer;
  readonly waiting: Waiting;
  /** The time of day, in milliseconds since 1970. */
  readonly timeOfDay: () => number;
  readonly log: Log;
  /** Aborts when the controller is to end. */
  readonly signal: AbortSignal;
}

/** Writes one structured line. */
export type Log = (level: 'info' | 'warning' | 'error', message: string, fields?: object) => void;

const workers = 16;
// A replica sees a renewal up to one period late; so it takes over within 15 seconds.
const leaseDuration = 12_000;
const leasePeriod = 2_000;

/** The parts of a running controller. */
interface Controller {
  readonly view: ClusterView;
  readonly queue: WorkQueue;
  readonly lease: Lease;
  readonly metrics: Metrics;
}

/**
 * Runs a controller until the signal aborts: it watches, decides and writes. Then it ends its work, and gives up the Lease.
 *
 * @throws {Error} if it cannot listen
 */
export async function runController(options: ControllerOptions, ports: ControllerPorts): Promise<void> {
  const { view, queue, lease, metrics } = assemble(options, ports);
  const reports = await serveReports(options.listen, { metrics, problems: view.staleWatches });
  const { signal, log } = ports;
  const leasing = new AbortController();
  log('info', 'started', { listen: reports.address, replica: options.replica, versions: options.versions });
  const watching = view.run(signal);
  const holding = lease.run(leasing.signal);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  log('info', 'stopping');
  // The Lease is given up last, so that no write is left when another replica begins.
  await queue.stop();
  leasing.abort();
  await Promise.all([watching, holding]);
  await reports.close();
  ports.server.close();
}

function assemble(options: ControllerOptions, ports: ControllerPorts): Controller {
  const { server, waiting, timeOfDay, log } = ports;
  let term = 0;
  let isLeader = false;
  const lease = createLease(
    server,
    { ...leaseOptions(options), timeOfDay, onChange: changeLeader, onTrouble },
    waiting,
  );
  const view = createClusterView({
    server,
    types: options.decisions.types,
    versions: options.versions,
    namespace: options.namespace,
    waiting,
    onChange: (key) => queue.add(key),
    onTrouble: (watch, reason, status) => {
      metrics.watchStopped(watch);
      if (status === 404) log('info', 'the cluster does not serve this kind; waiting for it', { watch });
      else log('warning', 'a watch has stopped, and starts again', { watch, reason, status });
    },
  });
  const metrics = createMetrics({
    queueDepth: () => queue.depth(),
    routemaps: view.routemaps,
    isLeader: () => isLeader,
  });
  const reconcile = createReconciler({
    server,
    options: options.decisions,
    routemapOf: view.routemapOf,
    observe: view.observe,
    isComplete: view.isComplete,
    noteRoute: view.noteRoute,
    noteRoutemap: view.noteRoutemap,
    mayWrite: lease.mayWrite,
    term: () => term,
    now: waiting.now,
    timeOfDay,
    report: (routemap, event) => void sendEvent(routemap, event, options.replica, ports),
    onDecision: metrics.decided,
    onWrite: (_, kind) => metrics.wrote(kind),
  });
  const queue = createWorkQueue({
    workers,
    delay: delayWith(waiting),
    onError: (routemap, error) =>
      log('error', 'a routemap cannot be reconciled', { routemap, reason: messageOf(error) }),
    work: async (key) => {
      const started = waiting.now();
      const result = await reconcile(key);
      metrics.reconciled(result.kind === 'failed' ? 'failed' : 'done', waiting.now() - started);
      if (view.routemapOf(key) === undefined) metrics.gone(...placeOf(key));
      return result;
    },
  });

  function changeLeader(held: boolean): void {
    isLeader = held;
    log('info', held ? 'this replica writes routes now' : 'this replica writes no routes any more');
    if (!held) return;
    term += 1;
    for (const key of view.keys()) queue.add(key);
  }

  function onTrouble(reason: string): void {
    log('warning', 'the Lease cannot be renewed', { reason });
  }

  return { view, queue, lease, metrics };
}

function leaseOptions({ leaseNamespace, replica }: ControllerOptions) {
  return {
    name: fieldManager,
    namespace: leaseNamespace,
    holder: replica,
    duration: leaseDuration,
    period: leasePeriod,
  };
}

async function sendEvent(
  routemap: ObservedRoutemap,
  event: RoutemapEvent,
  replica: string,
  { server, timeOfDay, log }: ControllerPorts,
): Promise<void> {
  const { namespace, name } = routemap;
  log(event.type === 'Normal' ? 'info' : 'warning', event.message, { routemap: `${namespace}/${name}` });
  const path = collectionPath({ group: '', version: 'v1', resource: 'events' }, namespace);
  const body = JSON.stringify(writeEvent(routemap, event, timeOfDay(), replica));
  try {
    const answer = await server.send({ method: 'POST', path, body });
    if (answer.status !== 201) log('warning', 'an Event cannot be written', { reason: describeAnswer(answer) });
  } catch (error) {
    log('warning', 'an Event cannot be written', { reason: messageOf(error) });
  }
}

function delayWith(waiting: Waiting) {
  return (milliseconds: number, call: () => void) => {
    const cancelled = new AbortController();
    void waiting.sleep(milliseconds, cancelled.signal).then(() => {
      if (!cancelled.signal.aborted) call();
    });
    return () => cancelled.abort();
  };
}

function placeOf(key: string): [namespace: string, name: string] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
