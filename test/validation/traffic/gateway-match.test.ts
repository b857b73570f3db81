import { describe, expect, test } from 'vitest';
import { implies, meetsEverything } from '../../../src/validation/traffic/compare-matches.ts';
import { readRouteMatch } from '../../../src/validation/traffic/gateway-match.ts';
import { hasSamePrecedence } from '../../../src/validation/traffic/has-same-precedence.ts';
import type { DataMap } from '../../../src/values/data.ts';

const read = (entry: object) => readRouteMatch(entry as DataMap);
const regex = (value: string) => ({ type: 'RegularExpression', value });
const a = { name: 'a', value: '1' };
const b = { name: 'b', value: '2' };

describe('conditions that every request meets', () => {
  test.each([
    {},
    { path: {} },
    { path: { type: 'PathPrefix', value: '/' } },
    { path: regex('.*') },
    { path: regex('^/.*$') },
    { headers: [], queryParams: [] },
  ])('%j', (entry) => {
    expect(meetsEverything(read(entry))).toBe(true);
  });

  test.each([
    { path: { type: 'Exact' } },
    { path: { value: '/a' } },
    { path: regex('/a.*') },
    { method: 'GET' },
    { headers: [a] },
    { headers: [{ name: 'a', ...regex('.*') }] },
    { queryParams: [a] },
  ])('but not %j', (entry) => {
    expect(meetsEverything(read(entry))).toBe(false);
  });
});

describe('an earlier condition hides a later one', () => {
  const hides = (earlier: object, later: object) =>
    implies(read(later), read(earlier)) && hasSamePrecedence(read(earlier), read(later));

  test.each([
    [{ headers: [a] }, { headers: [a] }],
    [{ headers: [a, b] }, { headers: [b, a] }],
    [{ headers: [a] }, { headers: [{ name: 'A', type: 'Exact', value: '1' }] }],
    [{ headers: [a] }, { headers: [a, { name: 'A', value: 'ignored' }] }],
    [{ headers: [{ name: 'a', ...regex('.*') }] }, { headers: [a] }],
    [{ path: { value: '/a' } }, { path: { type: 'PathPrefix', value: '/a/' } }],
    [{ path: { type: 'Exact' } }, { path: { type: 'Exact', value: '/' } }],
    [
      { path: regex('/a.*'), method: 'GET' },
      { method: 'GET', path: regex('/a.*') },
    ],
    [{ queryParams: [a] }, { path: {}, queryParams: [a] }],
  ])('%j hides %j', (earlier, later) => {
    expect(hides(earlier, later)).toBe(true);
  });

  // The later one is more specific, or takes other requests.
  test.each([
    [{}, { headers: [a] }],
    [{ headers: [a] }, { headers: [a, b] }],
    [{ headers: [a] }, { headers: [b] }],
    [{ headers: [a] }, { headers: [{ name: 'a', ...regex('1') }] }],
    [{ headers: [a] }, { headers: [a], method: 'GET' }],
    [{ headers: [a] }, { headers: [a], queryParams: [b] }],
    [{ queryParams: [a] }, { queryParams: [{ ...a, name: 'A' }] }],
    [{ path: { value: '/a' } }, { path: { value: '/a/b' } }],
    [{ path: { value: '/a' } }, { path: { value: '/b' } }],
    [{ path: { value: '/a' } }, { path: { type: 'Exact', value: '/a' } }],
    [
      { path: { value: '/a' }, method: 'GET' },
      { path: { value: '/a' }, method: 'POST' },
    ],
  ])('%j does not hide %j', (earlier, later) => {
    expect(hides(earlier, later)).toBe(false);
  });
});
