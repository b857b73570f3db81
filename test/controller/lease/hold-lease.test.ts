import { describe, expect, it } from 'vitest';
import { createLease } from '../../../src/controller/lease/hold-lease.ts';
import { fc } from '../../fast-check.ts';
import { type VirtualTime, virtualTime } from '../virtual-time.ts';
import { leaseServer, type Way } from './lease-server.ts';

const quick: Way = { request: 5, answer: 5 };

function replica(
  holder: string,
  server: ReturnType<typeof leaseServer>,
  time: VirtualTime,
  way: () => Way = () => quick,
) {
  const stop = new AbortController();
  const options = {
    name: 'controller',
    namespace: 'iter8',
    holder,
    duration: 15_000,
    period: 2_000,
    timeOfDay: time.now,
    onChange: () => {},
    onTrouble: () => {},
  };
  const lease = createLease(server.connect(way), options, time);
  const ended = lease.run(stop.signal);
  return { mayWrite: lease.mayWrite, stop: () => stop.abort(), ended };
}

describe('a Lease', () => {
  it('is held by one of two replicas, and kept', async () => {
    const time = virtualTime();
    const server = leaseServer(time);
    const [one, other] = [replica('one', server, time), replica('other', server, time)];
    for (let second = 0; second < 60; second += 1) {
      await time.pass(1000);
      expect([one.mayWrite(), other.mayWrite()]).toEqual([true, false]);
    }
  });

  it('goes to the other replica within its duration when the holder is cut off, which stops writing before', async () => {
    const time = virtualTime();
    const server = leaseServer(time);
    let isCut = false;
    const one = replica('one', server, time, () => (isCut ? { request: null, answer: null } : quick));
    await time.pass(3000);
    const other = replica('other', server, time);
    await time.pass(7000);
    isCut = true;
    let stopped: number | undefined;
    let taken: number | undefined;
    for (const start = time.now(); time.now() - start < 30_000; ) {
      await time.pass(100);
      if (!one.mayWrite()) stopped ??= time.now() - start;
      if (other.mayWrite()) taken ??= time.now() - start;
    }
    expect(stopped).toBeLessThanOrEqual(12_000);
    expect(taken).toBeLessThanOrEqual(15_000 + 2_400);
    expect(taken).toBeGreaterThan(stopped ?? Number.NaN);
  });

  it('is given up when its holder stops, and then goes to the other within a period', async () => {
    const time = virtualTime();
    const server = leaseServer(time);
    const one = replica('one', server, time);
    await time.pass(3000);
    const other = replica('other', server, time);
    await time.pass(3000);
    one.stop();
    await time.pass(100);
    expect([server.holder() ?? '', one.mayWrite()]).toEqual(['', false]);
    await time.pass(3000);
    expect([server.holder(), other.mayWrite()]).toEqual(['other', true]);
  });

  it('is never held by two replicas, however slow or lossy their connections are', async () => {
    const part = fc.option(fc.integer({ min: 0, max: 9000 }), { nil: null, freq: 4 });
    const ways = fc.array(fc.record({ request: part, answer: part }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(ways, ways, fc.integer({ min: 1, max: 1000 }), async (first, second, seed) => {
        const time = virtualTime(seed);
        const server = leaseServer(time);
        const taking = (list: readonly Way[]) => {
          let index = 0;
          return () => list[index++ % list.length] as Way;
        };
        const replicas = [replica('one', server, time, taking(first)), replica('other', server, time, taking(second))];
        for (let step = 0; step < 200; step += 1) {
          await time.pass(400);
          expect(replicas.filter(({ mayWrite }) => mayWrite()).length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 12 },
    );
  });
});
