import { expect, it } from 'vitest';
import { formatPercent } from '../../../src/routing/summary/format-percent.ts';

it.each([
  [0, '0 %'],
  [0.0001, '< 0.1 %'],
  [0.0005, '0.1 %'],
  [0.3, '30 %'],
  [1 / 3, '33.3 %'],
  [0.9994, '99.9 %'],
  [0.9995, '> 99.9 %'],
  [0.999999, '> 99.9 %'],
  [1, '100 %'],
])('the share %f is %s', (share, text) => {
  expect(formatPercent(share)).toBe(text);
});
