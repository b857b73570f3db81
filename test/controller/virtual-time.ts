import type { Waiting } from '../../src/kubernetes/api/waiting.ts';

/** Time that passes only when a test lets it. */
export interface VirtualTime extends Waiting {
  /** Lets time pass, and everything that waits for it happen in its order. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

/** Time that begins at 0, and random numbers from a seed. */
export function virtualTime(seed = 1): VirtualTime {
  let now = 0;
  let state = seed;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  async function pass(milliseconds: number): Promise<void> {
    const end = now + milliseconds;
    await settled();
    for (;;) {
      const next = sleepers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      sleepers = sleepers.filter((sleeper) => sleeper !== next);
      now = Math.max(now, next.at);
      next.wake();
      await settled();
    }
    now = end;
  }

  return {
    now: () => now,
    random: () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state / 2147483648;
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const wake = () => {
          signal.removeEventListener('abort', wake);
          resolve();
        };
        sleepers.push({ at: now + milliseconds, wake });
        signal.addEventListener('abort', wake);
      }),
    pass,
  };
}

/** All promises that can go on without time have done so. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
