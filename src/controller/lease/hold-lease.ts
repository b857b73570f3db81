import { type ApiServer, describeAnswer } from '../../kubernetes/api/api-server.ts';
import type { Waiting } from '../../kubernetes/api/waiting.ts';
import type { DataMap } from '../../values/data.ts';
import { type LeaseRecord, readLease, writeLease } from './lease-record.ts';

export interface LeaseOptions {
  readonly name: string;
  readonly namespace: string;
  /** The name of this replica; no other may have it. */
  readonly holder: string;
  /** How long a replica may keep the Lease without renewing it, in milliseconds. */
  readonly duration: number;
  /** Between attempts to get or renew it, in milliseconds. */
  readonly period: number;
  /** The time of day, for the times in the Lease. */
  readonly timeOfDay: () => number;
  /** Called when this replica gets or loses the Lease. */
  readonly onChange: (held: boolean) => void;
  readonly onTrouble: (reason: string) => void;
}

/** A Lease that a replica tries to hold. */
export interface Lease {
  /** Whether this replica may write: it is sure that no other one holds the Lease. To be asked before each write. */
  readonly mayWrite: () => boolean;
  /** Tries to get and keep the Lease until the signal aborts, and then gives it up. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** A replica stops writing this long before others may take the Lease: for the way of a write to the API server. */
const marginShare = 0.2;

/** Between attempts, at least, in milliseconds. */
const shortestPause = 100;

/**
 * Elects one of several replicas by a Lease. Another replica takes the Lease once it has not changed for its duration, by
 * the clock of that replica; so the clocks of machines need not agree. The holder counts its time from before a renewal was
 * sent, so that its time ends first.
 * Source: https://kubernetes.io/docs/concepts/architecture/leases/
 */
export function createLease(server: ApiServer, options: LeaseOptions, waiting: Waiting): Lease {
  const { name, namespace, holder, duration, period, timeOfDay, onChange, onTrouble } = options;
  const collection = `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`;
  let ours = Number.NEGATIVE_INFINITY;
  let isHeld = false;
  let seen: { readonly record: LeaseRecord; readonly at: number } | null = null;

  const mayWrite = () => waiting.now() < ours;

  function note(held: boolean): void {
    if (held === isHeld) return;
    isHeld = held;
    onChange(held);
  }

  /** Writes the Lease; true if this replica holds it now. */
  async function take(before: LeaseRecord | null, signal: AbortSignal): Promise<boolean> {
    const sent = waiting.now();
    const body = JSON.stringify(writeLease({ name, namespace, holder, duration, before, time: timeOfDay() }));
    const answer =
      before === null
        ? await server.send({ method: 'POST', path: collection, body, signal, idle: period * 2 })
        : await server.send({ method: 'PUT', path: `${collection}/${name}`, body, signal, idle: period * 2 });
    if (answer.status === 200 || answer.status === 201) {
      seen = { record: readLease(JSON.parse(answer.body) as DataMap), at: waiting.now() };
      ours = sent + duration * (1 - marginShare);
      return true;
    }
    // Another replica was faster, or the Lease is gone: look at it again.
    if (answer.status !== 409 && answer.status !== 404) onTrouble(describeAnswer(answer));
    seen = null;
    return false;
  }

  async function attempt(signal: AbortSignal): Promise<boolean> {
    if (seen !== null && seen.record.holder === holder) return take(seen.record, signal);
    const answer = await server.send({ method: 'GET', path: `${collection}/${name}`, signal, idle: period * 2 });
    if (answer.status === 404) return take(null, signal);
    if (answer.status !== 200) {
      onTrouble(describeAnswer(answer));
      return false;
    }
    const record = readLease(JSON.parse(answer.body) as DataMap);
    const isUnchanged = seen?.record.resourceVersion === record.resourceVersion;
    const since = isUnchanged && seen !== null ? seen.at : waiting.now();
    seen = { record, at: since };
    const isFree = record.holder === '' || record.holder === holder || waiting.now() - since >= record.duration;
    return isFree ? take(record, signal) : false;
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        note((await attempt(signal)) || mayWrite());
      } catch (error) {
        if (!signal.aborted) onTrouble((error as Error).message);
        note(mayWrite());
      }
      await waiting.sleep(Math.min(period * (0.8 + waiting.random() * 0.4), untilFree()), signal);
    }
    await giveUp();
  }

  /** How long another replica may still hold the Lease if it does not renew it, in milliseconds; not less than a moment. */
  function untilFree(): number {
    if (seen === null || seen.record.holder === holder) return Number.POSITIVE_INFINITY;
    return Math.max(seen.at + seen.record.duration - waiting.now(), shortestPause);
  }

  /** Lets another replica take the Lease at once. */
  async function giveUp(): Promise<void> {
    const held = isHeld && seen?.record.holder === holder ? seen.record : null;
    ours = Number.NEGATIVE_INFINITY;
    note(false);
    if (held === null) return;
    const lease = writeLease({ name, namespace, holder: '', duration: 1000, before: held, time: timeOfDay() });
    await server
      .send({ method: 'PUT', path: `${collection}/${name}`, body: JSON.stringify(lease), idle: period })
      .catch((error: Error) => onTrouble(error.message));
  }

  return { mayWrite, run };
}
