import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Decision } from '../decide/decide.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';

/** The metrics of a controller, in the format of Prometheus. */
export interface Metrics {
  readonly text: () => Promise<string>;
  readonly contentType: string;
  /** Counts a reconciliation that took so many milliseconds. */
  readonly reconciled: (result: 'done' | 'failed', milliseconds: number) => void;
  readonly wrote: (result: string) => void;
  readonly watchStopped: (watch: string) => void;
  /** Shows the versions of a routemap as they were decided. */
  readonly decided: (routemap: ObservedRoutemap, decision: Decision) => void;
  /** Shows nothing of a routemap that is gone. */
  readonly gone: (namespace: string, name: string) => void;
}

/** What is read when the metrics are asked for. */
export interface Gauges {
  readonly queueDepth: () => number;
  readonly routemaps: () => number;
  readonly isLeader: () => boolean;
}

const prefix = 'iter8_release_controller';

/** Makes metrics that are all 0. */
export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const reconciles = new Counter({
    name: `${prefix}_reconciles_total`,
    help: 'Reconciliations of routemaps, by result.',
    labelNames: ['result'],
    registers,
  });
  const duration = new Histogram({
    name: `${prefix}_reconcile_seconds`,
    help: 'How long reconciliations take.',
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers,
  });
  const writes = new Counter({
    name: `${prefix}_route_writes_total`,
    help: 'Writes of routes, by result.',
    labelNames: ['result'],
    registers,
  });
  const restarts = new Counter({
    name: `${prefix}_watch_restarts_total`,
    help: 'Watches that stopped because of an error, and started again.',
    labelNames: ['watch'],
    registers,
  });
  addGauges(gauges, registers);
  const versions = versionGauges(registers);
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    reconciled: (result, milliseconds) => {
      reconciles.inc({ result });
      duration.observe(milliseconds / 1000);
    },
    wrote: (result) => writes.inc({ result }),
    watchStopped: (watch) => restarts.inc({ watch }),
    ...versions,
  };
}

function addGauges({ queueDepth, routemaps, isLeader }: Gauges, registers: Registry[]): void {
  const add = (name: string, help: string, value: () => number) =>
    new Gauge({
      name: `${prefix}_${name}`,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  add('queue_depth', 'Routemaps that wait for a reconciliation.', queueDepth);
  add('routemaps', 'Routemaps that the controller looks after.', routemaps);
  add('leader', 'Whether this replica writes routes: 1 or 0.', () => (isLeader() ? 1 : 0));
}

function versionGauges(registers: Registry[]): Pick<Metrics, 'decided' | 'gone'> {
  const labelNames = ['namespace', 'routemap', 'version'] as const;
  const weight = new Gauge({
    name: `${prefix}_version_weight`,
    help: 'The weight of a version in its routes.',
    labelNames,
    registers,
  });
  const available = new Gauge({
    name: `${prefix}_version_available`,
    help: 'Whether a version is available: 1 or 0.',
    labelNames,
    registers,
  });
  const shown = new Map<string, readonly string[]>();

  function gone(namespace: string, routemap: string): void {
    const key = `${namespace}/${routemap}`;
    for (const version of shown.get(key) ?? []) {
      weight.remove({ namespace, routemap, version });
      available.remove({ namespace, routemap, version });
    }
    shown.delete(key);
  }

  function decided({ namespace, name: routemap }: ObservedRoutemap, { versions }: Decision): void {
    const names = versions.map(({ name }) => name);
    const key = `${namespace}/${routemap}`;
    if (String(shown.get(key)) !== String(names)) gone(namespace, routemap);
    shown.set(key, names);
    for (const version of versions) {
      const labels = { namespace, routemap, version: version.name };
      weight.set(labels, version.weight);
      available.set(labels, version.available ? 1 : 0);
    }
  }

  return { decided, gone };
}
