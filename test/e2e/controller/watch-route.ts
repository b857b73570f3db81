import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Cluster } from '../cluster/start-cluster.ts';

/** A change of an object, and when it was seen, in milliseconds. */
export interface SeenChange {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: { readonly metadata: { readonly name: string }; readonly [field: string]: unknown };
  readonly at: number;
}

/** The changes of all objects of a kind in the namespace `default`. */
export interface SeenChanges {
  readonly changes: readonly SeenChange[];
  /** Resolves with the first change that fits, also one that was seen before. */
  readonly until: (fits: (change: SeenChange) => boolean) => Promise<SeenChange>;
  readonly stop: () => void;
}

/** Watches with kubectl, which sees each change as the API server sends it. */
export function watchChanges(cluster: Cluster, resource: string): SeenChanges {
  const args = ['get', resource, '--watch', '--output-watch-events', '-o', 'json'];
  const child = spawn(cluster.kubectl, args, { env: cluster.env, stdio: ['ignore', 'pipe', 'inherit'] });
  const changes: SeenChange[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    changes.push({ ...(JSON.parse(line) as Omit<SeenChange, 'at'>), at: performance.now() });
    for (const check of waiting) check();
  });
  return {
    changes,
    stop: () => void child.kill(),
    until: (fits) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = changes.find(fits);
          if (found === undefined) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        child.once('exit', () => reject(new Error('the watch has ended')));
        check();
      }),
  };
}
