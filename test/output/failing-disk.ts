import { type Disk, nodeDisk } from '../../src/output/disk.ts';

const changes = ['makeFolder', 'write', 'link', 'move', 'removeFile', 'removeFolder'] as const;

/** How a disk fails: one call with an error, or this call and all later calls, as after `kill -9`. */
export type Failure = { readonly kind: 'error'; readonly code: string } | { readonly kind: 'killed' };

/**
 * A real disk on which the call number `step` that would change something fails, counted from 0. What a failing write
 * has written by then stays.
 */
export function failingDisk(step: number, failure: Failure): Disk & { readonly failed: () => boolean } {
  let calls = 0;
  const failedNow = () => calls > step && (failure.kind === 'killed' || calls === step + 1);
  const guarded = Object.fromEntries(
    changes.map((name) => [
      name,
      (...args: [string, string]) => {
        calls += 1;
        if (!failedNow()) return nodeDisk[name](...args);
        if (name === 'write') nodeDisk.write(args[0], 'half of it');
        throw Object.assign(new Error('failed'), { code: failure.kind === 'error' ? failure.code : 'KILLED' });
      },
    ]),
  ) as Pick<Disk, (typeof changes)[number]>;
  return { ...nodeDisk, ...guarded, failed: () => calls > step };
}
