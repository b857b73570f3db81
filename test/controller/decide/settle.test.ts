import { describe, expect, it } from 'vitest';
import { type Presence, settle } from '../../../src/controller/decide/settle.ts';
import { fc } from '../../fast-check.ts';

/** Whether a version serves after each of these observations: the time in milliseconds, and whether it is available. */
function serves(observations: readonly (readonly [number, boolean])[], wait: number): readonly boolean[] {
  let presences: readonly Presence[] = [];
  return observations.map(([now, available]) => {
    ({ presences } = settle([available], presences, now, wait));
    return presences[0]?.kind === 'serving';
  });
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
  const first = settle([true, true], [], 0, 2000);
  const lost = settle([false, false], first.presences, 100, 2000);
  const back = settle([true, false], lost.presences, 500, 2000);
  expect([first.wakeAt, lost.wakeAt, back.wakeAt]).toEqual([null, null, 2500]);
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
