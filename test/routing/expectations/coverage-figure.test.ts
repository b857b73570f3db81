import { expect, it } from 'vitest';
import type { CoverageUnit } from '../../../src/routing/measure/coverage.ts';
import { coveredPercent, isEnough } from '../../../src/routing/measure/report-coverage.ts';

/** A coverage with so many units, of which so many are met. */
function coverageOf(met: number, all: number) {
  const units = Array.from({ length: all }, (_, index) => ({ key: String(index) }) as CoverageUnit);
  return { units, met: new Set(units.slice(0, met).map(({ key }) => key)) };
}

it.each([
  [57, 100, 57],
  [29, 100, 29],
  [2, 3, 66.6],
  [1999, 2000, 99.9],
  [1, 1, 100],
])('%i of %i units are %f %%', (met, all, percent) => {
  const coverage = coverageOf(met, all);
  const missing = { expectations: [], beyond: [] };
  expect(coveredPercent(coverage)).toBe(percent);
  expect(isEnough({ coverage, missing, least: percent })).toBe(true);
  expect(isEnough({ coverage, missing, least: percent + 0.1 })).toBe(false);
});
