import { describe, expect, test } from 'vitest';
import { accepted, wholeOf } from '../../../src/mesh/field.ts';
import { readGatewayEntry } from '../../../src/mesh/gateway-api/read-entry.ts';
import { hides as hidesEntry, tellingConditions } from '../../../src/mesh/implies.ts';
import type { DataMap } from '../../../src/values/data.ts';

const place = { namespace: 'default', gateways: [] };
const read = (entry: object) => readGatewayEntry(wholeOf(entry as DataMap, accepted));
const meetsEverything = (entry: object) => tellingConditions(read(entry).conditions, place).length === 0;
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
    expect(meetsEverything(entry)).toBe(true);
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
    expect(meetsEverything(entry)).toBe(false);
  });
});

describe('an earlier condition hides a later one', () => {
  const hides = (earlier: object, later: object) => hidesEntry(read(earlier), read(later), place);

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
    [{}, { path: regex('/a.*') }],
    [{ path: { value: '/a' } }, { path: regex('/a/.*') }],
    [{ path: { value: '/a' } }, { path: regex('^/a/b?') }],
  ])('%j hides %j', (earlier, later) => {
    expect(hides(earlier, later)).toBe(true);
  });

  // The later one is more specific, or takes other requests.
  test.each([
    [{ path: { value: '/a' } }, { path: regex('/a.*') }],
    [{ path: { value: '/a' } }, { path: regex('/a/?.*') }],
    [{ path: { value: '/a' } }, { path: regex('/a/|/b') }],
    [{ path: { value: '/a' } }, { path: regex('/a{0}/') }],
    [{ path: regex('/a.*') }, {}],
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
