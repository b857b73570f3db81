import { setTimeout as sleep } from 'node:timers/promises';
import { defaultResourceTypes } from '../../../src/controller/configuration/resource-type.ts';
import { collectionPath } from '../../../src/controller/write/route-path.ts';
import { findAccess } from '../../../src/kubernetes/api/api-access.ts';
import { httpApiServer } from '../../../src/kubernetes/api/http-api-server.ts';
import { watchObjects } from '../../../src/kubernetes/api/watch-objects.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import type { Cluster } from '../cluster/cluster.ts';

/** A short name of a kind in routemaps, such as `deploy` or `vs`. */
export type Kind = 'cm' | 'svc' | 'deploy' | 'isvc' | 'vs' | 'httproute';

/** A change of an object, and when it was seen, in milliseconds. */
export interface SeenChange {
  readonly kind: Kind;
  readonly name: string;
  /** As it is now, or was last. */
  readonly object: DataMap;
  readonly isDeleted: boolean;
  readonly at: number;
}

/** What is seen of a namespace. */
export interface ClusterWatch {
  readonly changes: readonly SeenChange[];
  /** The object as it is now. */
  readonly get: (kind: Kind, name: string) => DataMap | undefined;
  readonly names: (kind: Kind) => readonly string[];
  /** Resolves with the time of the change that made something true; at once if it is true already. */
  readonly until: (what: string, isTrue: () => boolean, seconds?: number) => Promise<number>;
  readonly stop: () => void;
}

/** Watches kinds in a namespace. The times are those at which the changes arrive, as close to the API server as can be. */
export async function watchCluster(
  cluster: Cluster,
  kinds: readonly Kind[],
  namespace: string | null = 'default',
): Promise<ClusterWatch> {
  const server = httpApiServer(
    findAccess({ kubeconfig: cluster.kubeconfig, context: null, now: () => performance.now() }),
  );
  const stopping = new AbortController();
  const objects = new Map<string, DataMap>();
  const changes: SeenChange[] = [];
  const waiting = new Set<() => void>();

  function note(kind: Kind, object: DataMap, isDeleted: boolean): void {
    const name = String(at(object, 'metadata', 'name'));
    changes.push({ kind, name, object, isDeleted, at: performance.now() });
    if (isDeleted) objects.delete(`${kind} ${name}`);
    else objects.set(`${kind} ${name}`, object);
    for (const check of waiting) check();
  }

  function watch(kind: Kind): Promise<void> {
    const type = defaultResourceTypes.get(kind);
    if (type === undefined) throw new Error(`no kind ${kind}`);
    return new Promise((resolve) => {
      const handler = {
        listing: () => {},
        listed: resolve,
        changed: (object: DataMap) => note(kind, object, false),
        deleted: (object: DataMap) => note(kind, object, true),
        heard: () => {},
        // It goes on by itself.
        stopped: () => {},
      };
      const target = { path: collectionPath(type, namespace), labelSelector: null, metadataOnly: false };
      void watchObjects(server, target, handler, time, stopping.signal);
    });
  }

  function until(what: string, isTrue: () => boolean, seconds = 60): Promise<number> {
    if (isTrue()) return Promise.resolve(performance.now());
    return new Promise((resolve, reject) => {
      const end = (finish: () => void) => {
        clearTimeout(timer);
        waiting.delete(check);
        finish();
      };
      const timer = setTimeout(() => end(() => reject(new Error(`not within ${seconds} s: ${what}`))), seconds * 1000);
      const check = () => {
        if (isTrue()) end(() => resolve(changes.at(-1)?.at ?? 0));
      };
      waiting.add(check);
    });
  }

  await Promise.all(kinds.map(watch));
  return {
    changes,
    get: (kind, name) => objects.get(`${kind} ${name}`),
    names: (kind) =>
      [...objects.keys()].filter((key) => key.startsWith(`${kind} `)).map((key) => key.slice(kind.length + 1)),
    until,
    stop: () => {
      stopping.abort();
      server.close();
    },
  };
}

const time = {
  now: () => performance.now(),
  random: Math.random,
  sleep: async (milliseconds: number, signal: AbortSignal) => {
    await sleep(milliseconds, undefined, { signal }).catch(() => {});
  },
};
