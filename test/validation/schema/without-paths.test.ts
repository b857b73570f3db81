import { expect, test } from 'vitest';
import { withoutPaths } from '../../../src/validation/schema/without-paths.ts';
import type { DataMap } from '../../../src/values/data.ts';

const data: DataMap = { a: { b: [1, { c: 2, d: 3 }], e: null }, f: 'x' };

test.each([
  [[], data],
  [[['f']], { a: data.a }],
  [[['a', 'b', 1, 'c']], { a: { b: [1, { d: 3 }], e: null }, f: 'x' }],
  [[['a', 'b', 0]], { a: { b: [{}, { c: 2, d: 3 }], e: null }, f: 'x' }],
  [[['a', 'b'], ['f']], { a: { e: null } }],
  [[['a', 'b', 7], ['a', 'x', 'y'], ['f', 'g'], ['toString']], data],
  [[['a', 'b', 'length']], data],
])('without %j', (paths, rest) => {
  const before = structuredClone(data);
  expect(withoutPaths(data, paths)).toEqual(rest);
  expect(data).toEqual(before);
});
