import { describe, expect, it } from 'vitest';
import { describeAvailability, typicalSets } from '../../../src/graph/derive/availability.ts';

const set = (digits: string) => Array.from(digits, (digit) => digit === '1');

describe('sets of available versions', () => {
  it.each([
    [1, ['1', '0']],
    [2, ['11', '01', '10', '00']],
    [3, ['111', '011', '101', '110', '100', '010', '001', '000']],
    [4, ['1111', '0111', '1011', '1101', '1110', '1000', '0100', '0010', '0001', '0000']],
  ])('of %d versions', (count, expected) => {
    expect(typicalSets(count)).toEqual(expected.map(set));
  });

  it.each([
    ['111', 'all available'],
    ['101', 'b not available'],
    ['010', 'only b available'],
    ['000', 'none available'],
  ])('%s: %s', (digits, words) => {
    expect(describeAvailability(['a', 'b', 'c'], set(digits))).toBe(words);
  });
});
