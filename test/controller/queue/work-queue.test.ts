import { describe, expect, it } from 'vitest';
import { createWorkQueue, type WorkResult } from '../../../src/controller/queue/work-queue.ts';

/** A queue whose work and delays end when the test says so. */
function testQueue(workers = 2) {
  const started: string[] = [];
  const ends = new Map<string, (result: WorkResult) => void>();
  const delays: { readonly milliseconds: number; readonly call: () => void; cancelled: boolean }[] = [];
  const errors: unknown[] = [];
  const queue = createWorkQueue({
    workers,
    onError: (_, error) => errors.push(error),
    delay: (milliseconds, call) => {
      const delay = { milliseconds, call, cancelled: false };
      delays.push(delay);
      return () => {
        delay.cancelled = true;
      };
    },
    work: (key) => {
      started.push(key);
      return new Promise((resolve) => ends.set(key, resolve));
    },
  });
  const end = async (key: string, result: WorkResult = { kind: 'done' }) => {
    ends.get(key)?.(result);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { queue, started, delays, errors, end };
}

describe('a work queue', () => {
  it('works on a key once, however often it is added', async () => {
    const { queue, started, end } = testQueue(1);
    for (const key of ['a', 'b', 'b', 'b']) queue.add(key);
    await end('a');
    await end('b');
    expect(started).toEqual(['a', 'b']);
  });

  it('works once more on a key that is added meanwhile, and never twice at a time', async () => {
    const { queue, started, end } = testQueue();
    queue.add('a');
    queue.add('a');
    expect(started).toEqual(['a']);
    await end('a');
    expect(started).toEqual(['a', 'a']);
  });

  it('works on as many keys at a time as it has workers', async () => {
    const { queue, started, end } = testQueue(2);
    for (const key of ['a', 'b', 'c']) queue.add(key);
    expect([started, queue.depth()]).toEqual([['a', 'b'], 1]);
    await end('b');
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('waits longer after each failure, and at least as long as asked', async () => {
    const { queue, delays, end } = testQueue();
    queue.add('a');
    for (const after of [0, 0, 0, 5000]) {
      await end('a', { kind: 'failed', after });
      delays.at(-1)?.call();
    }
    expect(delays.map(({ milliseconds }) => milliseconds)).toEqual([100, 200, 400, 5000]);
    await end('a');
    queue.add('a');
    await end('a', { kind: 'failed', after: 0 });
    expect(delays.at(-1)?.milliseconds).toBe(100);
  });

  it('does not wait when a change comes while it waits', async () => {
    const { queue, started, delays, end } = testQueue();
    queue.add('a');
    await end('a', { kind: 'failed', after: 0 });
    queue.add('a');
    expect([started.length, delays[0]?.cancelled]).toEqual([2, true]);
  });

  it('works again later if the work asks for it', async () => {
    const { queue, started, delays, end } = testQueue();
    queue.add('a');
    await end('a', { kind: 'later', after: 700 });
    expect(delays.map(({ milliseconds }) => milliseconds)).toEqual([700]);
    delays[0]?.call();
    expect(started).toEqual(['a', 'a']);
  });

  it('goes on after an error, which it reports', async () => {
    const errors: unknown[] = [];
    const seen: string[] = [];
    const queue = createWorkQueue({
      workers: 1,
      onError: (key, error) => errors.push([key, (error as Error).message]),
      delay: () => () => {},
      work: async (key) => {
        seen.push(key);
        if (key === 'a') throw new Error('a bug');
        return { kind: 'done' };
      },
    });
    queue.add('a');
    queue.add('b');
    await queue.stop();
    await new Promise((resolve) => setImmediate(resolve));
    expect(errors).toEqual([['a', 'a bug']]);
  });

  it('stops once the work has ended, and starts no more', async () => {
    const { queue, started, end } = testQueue(1);
    queue.add('a');
    queue.add('b');
    let stopped = false;
    const stopping = queue.stop().then(() => {
      stopped = true;
    });
    await end('x');
    expect(stopped).toBe(false);
    await end('a');
    await stopping;
    expect(started).toEqual(['a']);
  });
});
