import { describe, expect, it } from 'vitest';
import { compareData } from '../../../src/plan/objects/compare-data.ts';
import { fc } from '../../fast-check.ts';

const spec = (container: object) => ({ spec: { containers: [{ name: 'web', ...container }] } });

describe('compareData: differences', () => {
  it.each([
    ['a value', { a: 1 }, { a: 2 }, [{ path: ['a'], before: 1, after: 2 }]],
    ['a type', { a: 1 }, { a: '1' }, [{ path: ['a'], before: 1, after: '1' }]],
    ['a new key', {}, { a: {} }, [{ path: ['a'], before: undefined, after: {} }]],
    ['a removed key', { a: [] }, {}, [{ path: ['a'], before: [], after: undefined }]],
    [
      'a field of a named item',
      spec({ image: 'a:1' }),
      spec({ image: 'a:2' }),
      [{ path: ['spec', 'containers', 'web', 'image'], before: 'a:1', after: 'a:2' }],
    ],
    [
      'an item, recognized by its name at any place',
      [{ name: 'a' }, { name: 'c', x: 1 }],
      [{ name: 'a' }, { name: 'b' }, { name: 'c', x: 1 }],
      [{ path: ['b'], before: undefined, after: { name: 'b' } }],
    ],
    [
      'the order of named items',
      [{ name: 'a' }, { name: 'b' }],
      [{ name: 'b' }, { name: 'a' }],
      [{ path: [], before: ['a', 'b'], after: ['b', 'a'] }],
    ],
    [
      'an item without a name',
      [1, 2],
      [1, 3, 4],
      [
        { path: [1], before: 2, after: 3 },
        { path: [2], before: undefined, after: 4 },
      ],
    ],
    [
      'a different quantity',
      { limits: { cpu: 1 } },
      { limits: { cpu: '1001m' } },
      [{ path: ['limits', 'cpu'], before: 1, after: '1001m' }],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(compareData(before, after)).toEqual(expected);
  });
});

describe('compareData: no difference', () => {
  it.each([
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['null and a missing key', { a: null }, {}],
    [
      'one quantity in two forms',
      { requests: { cpu: '0.5', memory: '1Gi' } },
      { requests: { cpu: '500m', memory: '1024Mi' } },
    ],
    ['a quantity with an exponent', { limits: { memory: '129e6' } }, { limits: { memory: '129M' } }],
  ])('%s', (_, before, after) => {
    expect(compareData(before, after)).toEqual([]);
  });

  it('but a value that is not a quantity differs', () => {
    const none = Object.assign(Object.create(null), { a: 1 });
    expect(compareData({ limits: { cpu: none } }, { limits: { cpu: 1 } })).toHaveLength(1);
  });

  it('between any data and a copy of it', () => {
    fc.assert(
      fc.property(
        fc.json().map((text) => JSON.parse(text)),
        (data) => {
          expect(compareData(data, structuredClone(data))).toEqual([]);
        },
      ),
    );
  });
});
