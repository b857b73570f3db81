import { expect, it } from 'vitest';
import { isLabelOperator, meetsRequirement } from '../../src/mesh/label-requirement.ts';

it.each([
  ['In', 'a', true],
  ['In', 'c', false],
  ['In', undefined, false],
  ['NotIn', 'a', false],
  ['NotIn', 'c', true],
  ['NotIn', undefined, true],
  ['Exists', 'c', true],
  ['Exists', '', true],
  ['Exists', undefined, false],
  ['DoesNotExist', 'c', false],
  ['DoesNotExist', undefined, true],
] as const)('%s a or b: the label %s meets it: %s', (operator, value, met) => {
  expect(meetsRequirement({ operator, values: ['a', 'b'] }, value)).toBe(met);
});

it.each([
  ['In', true],
  ['NotIn', true],
  ['Exists', true],
  ['DoesNotExist', true],
  ['in', false],
  ['', false],
  [null, false],
])('%j is an operator: %s', (text, expected) => {
  expect(isLabelOperator(text)).toBe(expected);
});
