import { describe, expect, it } from 'vitest';
import {
  type Data,
  dataAt,
  isGiven,
  isMap,
  mapAt,
  mapsAt,
  numberAt,
  textAt,
  textItemsAt,
  textListAt,
  textsAt,
} from '../../src/values/data.ts';

it.each([
  [{}, []],
  [{ gateway: null }, []],
  [{ gateway: '' }, []],
  [{ gateway: 'a' }, ['a']],
  [{ gateway: 7 }, ['7']],
  [{ gateway: ['a', 'b'] }, ['a', 'b']],
  [{ gateway: [null, 'a', {}, '', 7] }, ['a', '', '7']],
])('the texts of %j are %j', (data, texts) => {
  expect(textListAt(data, 'gateway')).toEqual(texts);
});

it('texts of a list know their index', () => {
  expect(textItemsAt({ a: [null, 'b'] }, 'a')).toEqual([{ text: 'b', index: 1 }]);
  expect(textItemsAt({ a: 'b' }, 'a')).toEqual([{ text: 'b', index: null }]);
});

describe('what a value is', () => {
  it.each<[Data | undefined, boolean, boolean]>([
    [undefined, false, false],
    [null, false, false],
    ['', false, true],
    [0, false, true],
    [[], false, true],
    [{}, true, true],
  ])('%j is a map: %s, given: %s', (data, map, given) => {
    expect([isMap(data), isGiven(data)]).toEqual([map, given]);
  });

  it.each<[Data | undefined, string | undefined, number | undefined]>([
    [undefined, undefined, undefined],
    [null, undefined, undefined],
    ['', undefined, undefined],
    [{}, undefined, undefined],
    [['7'], undefined, undefined],
    ['7', '7', 7],
    [7, '7', 7],
    [0, '0', 0],
    [2n ** 63n, '9223372036854775808', 2 ** 63],
  ])('%s under a key has the text %j and the number %j', (data, text, number) => {
    const map = data === undefined ? {} : { a: data };
    expect([textAt(map, 'a'), numberAt(map, 'a')]).toEqual([text, number]);
  });

  it('maps under a key keep their indexes', () => {
    expect(mapsAt({ a: [{ b: 1 }, null, 'c', { d: 2 }] }, 'a')).toEqual([{ b: 1 }, {}, {}, { d: 2 }]);
    expect(mapsAt({ a: { b: 1 } }, 'a')).toEqual([]);
    expect(mapAt({ a: { b: 1 } }, 'a')).toEqual({ b: 1 });
    expect(mapAt({ a: ['b'] }, 'a')).toBeUndefined();
  });

  it('labels are texts; what cannot be a text is left out', () => {
    expect({ ...textsAt({ a: { b: 'c', d: 1, e: true, f: null, g: {}, h: [] } }, 'a') }).toEqual({
      b: 'c',
      d: '1',
      e: 'true',
    });
    expect({ ...textsAt({ a: 'b' }, 'a') }).toEqual({});
    expect({ ...textsAt(undefined, 'a') }).toEqual({});
  });
});

describe('data at a path', () => {
  const data = { a: [{ b: 'c' }, null], 1: 'one' };
  it.each([
    [[], data],
    [['a', 0, 'b'], 'c'],
    [['a', 1], null],
    [['a', 1, 'b'], undefined],
    [['a', 2], undefined],
    [['a', 'length'], undefined],
    [['a', 0, 'b', 'length'], undefined],
    [['constructor'], undefined],
    [['missing', 'b'], undefined],
    [[1], undefined],
  ])('%j: %j', (path, found) => {
    expect(dataAt(data, path)).toEqual(found);
  });
});
