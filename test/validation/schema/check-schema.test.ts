import { expect, test } from 'vitest';
import { plainNumbers } from '../../../src/validation/schema/check-schema.ts';
import type { Data } from '../../../src/values/data.ts';

test.each<[Data, Data]>([
  [5n, 5],
  [{ a: [1, 2n ** 64n, { b: -(2n ** 60n) }] }, { a: [1, 2 ** 64, { b: -(2 ** 60) }] }],
])('%o becomes plain numbers', (data, plain) => {
  expect(plainNumbers(data)).toEqual(plain);
});

test.each<[Data]>([[null], ['5n'], [[1, { a: true }]]])('%j stays the same object', (data) => {
  expect(plainNumbers(data)).toBe(data);
});
