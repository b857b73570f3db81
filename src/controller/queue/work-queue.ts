/** What work on a key came to. */
export type WorkResult =
  | { readonly kind: 'done' }
  /** Look again after so many milliseconds. */
  | { readonly kind: 'later'; readonly after: number }
  /** Try again, later each time, and not before so many milliseconds. */
  | { readonly kind: 'failed'; readonly after: number };

/** Keys that wait for work. */
export interface WorkQueue {
  /** Adds a key. One that waits already is not added again; one that is being worked on is worked on once more. */
  readonly add: (key: string) => void;
  /** Forgets a key: it is not worked on again until it is added. */
  readonly forget: (key: string) => void;
  /** Keys that could be worked on now. */
  readonly depth: () => number;
  /** Starts no more work, and resolves when all work has ended. */
  readonly stop: () => Promise<void>;
}

export interface QueueOptions {
  readonly work: (key: string) => Promise<WorkResult>;
  /** Gets errors that `work` throws, which are bugs. The key counts as failed. */
  readonly onError: (key: string, error: unknown) => void;
  /** Keys that are worked on at the same time. */
  readonly workers: number;
  /** Calls a function after a time in milliseconds; returns a function that cancels the call. */
  readonly delay: (milliseconds: number, call: () => void) => () => void;
}

const firstPause = 100;
const longestPause = 60_000;

/** Makes a queue that works on each key once at a time, and on different keys at the same time. */
export function createWorkQueue({ work, onError, workers, delay }: QueueOptions): WorkQueue {
  const waiting = new Set<string>();
  /** Keys that are being worked on, and whether each of them needs work once more. */
  const busy = new Map<string, boolean>();
  const delayed = new Map<string, () => void>();
  const failures = new Map<string, number>();
  let stopped: (() => void) | undefined;

  function add(key: string): void {
    delayed.get(key)?.();
    delayed.delete(key);
    if (busy.has(key)) busy.set(key, true);
    else waiting.add(key);
    start();
  }

  function start(): void {
    for (const key of waiting) {
      if (stopped !== undefined || busy.size >= workers) return;
      waiting.delete(key);
      busy.set(key, false);
      void finish(key);
    }
  }

  async function finish(key: string): Promise<void> {
    const result = await attempt(key);
    const again = busy.get(key) === true;
    busy.delete(key);
    if (result.kind === 'failed') addLater(key, Math.max(pauseOf(key), result.after));
    else failures.delete(key);
    if (result.kind === 'later') addLater(key, result.after);
    if (again) add(key);
    else start();
    if (busy.size === 0) stopped?.();
  }

  async function attempt(key: string): Promise<WorkResult> {
    try {
      return await work(key);
    } catch (error) {
      onError(key, error);
      return { kind: 'failed', after: 0 };
    }
  }

  function pauseOf(key: string): number {
    const count = failures.get(key) ?? 0;
    failures.set(key, count + 1);
    return Math.min(firstPause * 2 ** count, longestPause);
  }

  function addLater(key: string, after: number): void {
    delayed.get(key)?.();
    delayed.set(
      key,
      delay(after, () => add(key)),
    );
  }

  function forget(key: string): void {
    waiting.delete(key);
    failures.delete(key);
    delayed.get(key)?.();
    delayed.delete(key);
    if (busy.has(key)) busy.set(key, false);
  }

  function stop(): Promise<void> {
    for (const cancel of delayed.values()) cancel();
    delayed.clear();
    waiting.clear();
    return new Promise((resolve) => {
      stopped = resolve;
      if (busy.size === 0) resolve();
    });
  }

  return { add, forget, depth: () => waiting.size, stop };
}
