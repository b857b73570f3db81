import { describe, expect, it } from 'vitest';
import { type Presences, type Sight, settle } from '../../../src/controller/decide/settle.ts';
import { fc } from '../../fast-check.ts';

/** Whether a version serves after each of these observations: the time in milliseconds, and whether it is available. */
function serves(observations: readonly Observation[], wait: number): readonly boolean[] {
  let presences: Presences = new Map();
  return observations.map(([now, available]) => {
    ({ presences } = settle([sight('web', available)], presences, now, wait));
    return presences.get('web')?.kind === 'serving';
  });
}

/** `outdated` if its status is about an earlier generation. */
type Observation = readonly [time: number, available: boolean | 'outdated'];

function sight(version: string, available: boolean | 'outdated'): Sight {
  if (available === 'outdated') return { version, availability: available };
  return { version, availability: available ? 'available' : 'unavailable' };
}

describe('a version', () => {
  it('serves at once the first time', () => {
    expect(
      serves(
        [
          [0, false],
          [10, true],
          [20, true],
        ],
        2000,
      ),
    ).toEqual([false, true, true]);
  });

  it('stops at once, and waits when it returns', () => {
    const observations = [
      [0, true],
      [10, false],
      [20, true],
      [2019, true],
      [2020, true],
    ] as const;
    expect(serves(observations, 2000)).toEqual([true, false, false, false, true]);
  });

  it('waits anew when it leaves while it waits', () => {
    const observations = [
      [0, true],
      [10, false],
      [20, true],
      [1000, false],
      [1500, true],
      [2500, true],
      [3500, true],
    ] as const;
    expect(serves(observations, 2000)).toEqual([true, false, false, false, false, false, true]);
  });

  it('stays as it was while its status is outdated', () => {
    const serving = [
      [0, 'outdated'],
      [10, true],
      [20, 'outdated'],
      [30, true],
    ] as const;
    expect(serves(serving, 2000)).toEqual([false, true, true, true]);
    const gone = [
      [0, true],
      [10, false],
      [20, 'outdated'],
      [30, true],
      [40, 'outdated'],
      [2030, 'outdated'],
    ] as const;
    expect(serves(gone, 2000)).toEqual([true, false, false, false, false, true]);
  });

  it('does not wait with a time of 0', () => {
    expect(
      serves(
        [
          [0, true],
          [10, false],
          [20, true],
        ],
        0,
      ),
    ).toEqual([true, false, true]);
  });
});

it('says when to look again', () => {
  const both = (one: boolean, other: boolean) => [sight('web', one), sight('shop', other)];
  const first = settle(both(true, true), new Map(), 0, 2000);
  const lost = settle(both(false, false), first.presences, 100, 2000);
  const back = settle(both(true, false), lost.presences, 500, 2000);
  expect([first.wakeAt, lost.wakeAt, back.wakeAt]).toEqual([null, null, 2500]);
});

it('knows a version again beside others, and forgets one that left', () => {
  const { presences } = settle([sight('web', true), sight('shop', true)], new Map(), 0, 2000);
  const alone = settle([sight('shop', 'outdated')], presences, 10, 2000);
  expect([...alone.presences]).toEqual([['shop', { kind: 'serving' }]]);
});

it('never lets an unavailable version serve, nor one back that was not available for the whole time', () => {
  const step = fc.record({ after: fc.integer({ min: 0, max: 50 }), available: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 0, max: 100 }), (steps, wait) => {
      let now = 0;
      const observations = steps.map(({ after, available }) => {
        now += after;
        return [now, available] as const;
      });
      const result = serves(observations, wait);
      for (const [index, [time, available]] of observations.entries()) {
        if (!available) expect(result[index]).toBe(false);
        const lost = observations.slice(0, index).findLastIndex(([, each]) => !each);
        const served = lost !== -1 && result.slice(0, lost).includes(true);
        const back = observations[lost + 1]?.[0] ?? 0;
        if (available) expect(result[index]).toBe(!served || time - back >= wait || (result[index - 1] ?? false));
      }
    }),
  );
});
