import type { ApiServer } from '../../kubernetes/api/api-server.ts';
import type { Waiting } from '../../kubernetes/api/waiting.ts';
import type { WatchTarget } from '../../kubernetes/api/watch-handler.ts';
import { watchObjects } from '../../kubernetes/api/watch-objects.ts';
import type { ObservedSet } from '../observed/observed-set.ts';
import type { WatchRecord } from './watch-health.ts';

/** A set of objects that a watch keeps up to date. */
export interface WatchedSet<Kept> {
  readonly set: ObservedSet<Kept>;
  /** Whether all objects have been listed once, or the kind is not served. */
  readonly isListed: () => boolean;
  /** Watches until the signal aborts. */
  readonly watch: (signal: AbortSignal) => Promise<void>;
}

export interface WatchedSetOptions<Kept> {
  readonly server: ApiServer;
  readonly waiting: Waiting;
  readonly target: WatchTarget;
  readonly set: ObservedSet<Kept>;
  readonly record: WatchRecord;
  /** Called when all objects have been listed for the first time. */
  readonly onListed: () => void;
  /** Called with the reason why the watch has stopped, once until it has heard of the API server again. */
  readonly onTrouble: (reason: string, status: number | null) => void;
}

/** Joins a set and the watch that fills it. */
export function createWatchedSet<Kept>(options: WatchedSetOptions<Kept>): WatchedSet<Kept> {
  const { server, waiting, target, set, record, onListed, onTrouble } = options;

  let told: string | null = null;

  function note(): void {
    const isFirst = !record.isListed();
    record.listed();
    if (isFirst) onListed();
  }

  const handler = {
    listing: set.listing,
    listed: () => {
      set.listed();
      note();
    },
    changed: set.put,
    deleted: set.drop,
    heard: () => {
      told = null;
      record.heard();
    },
    stopped: (reason: string, status: number | null) => {
      if (status === 404) {
        // Without its kind, no object exists.
        set.listing();
        set.listed();
        record.notServed();
        note();
      }
      if (reason !== told) onTrouble(reason, status);
      told = reason;
    },
  };
  return { set, isListed: record.isListed, watch: (signal) => watchObjects(server, target, handler, waiting, signal) };
}
