import { describe, expect, it } from 'vitest';
import { spreadOut } from '../../../src/graph/layout/columns.ts';
import { fc } from '../../fast-check.ts';

const thing = (size: number, middle: number) => ({ size, middle });

describe('spreading things out on a line', () => {
  it.each([
    ['nothing', [], []],
    ['alone: where it wants to be', [thing(10, 50)], [45]],
    ['far apart: both where they want to be', [thing(10, 50), thing(10, 100)], [45, 95]],
    ['the same place: evenly around it', [thing(10, 50), thing(10, 50)], [39, 51]],
    ['three', [thing(10, 50), thing(10, 50), thing(10, 50)], [33, 45, 57]],
    ['in the given order, even if they want another order', [thing(10, 100), thing(10, 0)], [39, 51]],
  ])('%s', (_, things, starts) => {
    expect(spreadOut(things, 2)).toEqual(starts);
  });

  it('things do not touch', () => {
    const things = fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 99 }), middle: fc.integer({ min: 0, max: 500 }) }),
    );
    fc.assert(
      fc.property(things, fc.integer({ min: 0, max: 20 }), (list, gap) => {
        const starts = spreadOut(list, gap);
        starts.slice(1).forEach((start, index) => {
          const end = (starts[index] ?? 0) + (list[index]?.size ?? 0);
          expect(start - end).toBeGreaterThanOrEqual(gap - 0.001);
        });
      }),
    );
  });
});
