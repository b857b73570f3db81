import { expect, it } from 'vitest';
import { textListAt } from '../../src/values/data.ts';

it.each([
  [{}, []],
  [{ gateway: null }, []],
  [{ gateway: '' }, []],
  [{ gateway: 'a' }, ['a']],
  [{ gateway: ['a', 'b'] }, ['a', 'b']],
  [{ gateway: [null, 'a', {}, ''] }, ['a', '']],
])('the texts of %j are %j', (data, texts) => {
  expect(textListAt(data, 'gateway')).toEqual(texts);
});
