import { describe, expect, test } from 'vitest';
import { accepted, wholeOf } from '../../../src/mesh/field.ts';
import { implies as impliesAll, tellingConditions } from '../../../src/mesh/implies.ts';
import { readIstioEntry } from '../../../src/mesh/istio/read-entry.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { fc } from '../../fast-check.ts';

const place = { namespace: 'default', gateways: ['gw', 'mesh'] };
const read = (entry: object) =>
  tellingConditions(readIstioEntry(wholeOf(entry as DataMap, accepted), place.namespace).conditions, place);
const meetsEverything = (entry: object) => read(entry).length === 0;
const implies = (narrow: object, wide: object) => impliesAll(read(narrow), read(wide));

describe('conditions that every request meets', () => {
  test.each([
    {},
    { name: 'all', statPrefix: 'x' },
    { uri: { prefix: '/' } },
    { uri: { prefix: '' } },
    { uri: { regex: '.*' } },
    { uri: { regex: '^/.*$' } },
    { method: { regex: '.+' } },
    { authority: { prefix: '' } },
    { headers: {}, queryParams: {}, sourceLabels: {} },
    { gateways: ['mesh', 'gw'] },
    { gateways: [] },
    { ignoreUriCase: true },
  ])('%j', (entry) => {
    expect(meetsEverything(entry)).toBe(true);
  });

  test.each([
    { uri: { exact: '/' } },
    { uri: { prefix: '/a' } },
    { method: { prefix: '/' } },
    { headers: { a: {} } },
    { headers: { a: { prefix: '' } } },
    { withoutHeaders: { a: {} } },
    { queryParams: { a: {} } },
    { port: 80 },
    { sourceNamespace: 'a' },
    { sourceLabels: { a: 'b' } },
    { gateways: ['mesh'] },
  ])('but not %j', (entry) => {
    expect(meetsEverything(entry)).toBe(false);
  });
});

describe('an entry implies a wider one', () => {
  test.each([
    [{ uri: { exact: '/a' } }, {}],
    [{ uri: { exact: '/a/b' } }, { uri: { prefix: '/a' } }],
    [{ uri: { prefix: '/a/b' } }, { uri: { prefix: '/a' } }],
    [{ uri: { regex: '/a.*' } }, { uri: { prefix: '/a' } }],
    [{ uri: { exact: '/A' } }, { uri: { prefix: '/a' }, ignoreUriCase: true }],
    [{ headers: { 'X-A': { exact: 'b' } } }, { headers: { 'x-a': { exact: 'b' } } }],
    [{ headers: { a: { regex: 'b.*' } } }, { headers: { a: {} } }],
    [{ headers: { a: { regex: 'b.*' } } }, { headers: { a: { regex: 'b.*' } } }],
    [{ headers: { a: { exact: 'b' } }, port: 80 }, { headers: { a: { prefix: 'b' } } }],
    [{ withoutHeaders: { a: {} } }, { withoutHeaders: { a: { exact: 'b' } } }],
    [{ sourceLabels: { a: 'b', c: 'd' } }, { sourceLabels: { a: 'b' } }],
    [{ gateways: ['mesh'] }, {}],
    [{ gateways: ['mesh'] }, { gateways: ['mesh', 'other'] }],
    [
      { name: 'a', uri: { exact: '/a' } },
      { name: 'b', uri: { exact: '/a' } },
    ],
  ])('%j => %j', (narrow, wide) => {
    expect(implies(narrow, wide)).toBe(true);
  });

  test.each([
    [{}, { uri: { exact: '/a' } }],
    [{ uri: { prefix: '/a' } }, { uri: { exact: '/a' } }],
    [{ uri: { prefix: '/a' } }, { uri: { prefix: '/a/b' } }],
    [{ uri: { regex: '/a?.*' } }, { uri: { prefix: '/a' } }],
    [{ uri: { exact: '/a' }, ignoreUriCase: true }, { uri: { exact: '/a' } }],
    [{ queryParams: { A: {} } }, { queryParams: { a: {} } }],
    [{ headers: { a: {} } }, { headers: { a: { exact: 'b' } } }],
    [{ withoutHeaders: { a: { exact: 'b' } } }, { withoutHeaders: { a: {} } }],
    [{ sourceNamespace: 'a' }, { sourceNamespace: 'b' }],
    [{}, { gateways: ['mesh'] }],
    [{ port: 80 }, { port: 81 }],
  ])('%j does not imply %j', (narrow, wide) => {
    expect(implies(narrow, wide)).toBe(false);
  });
});

interface Request {
  readonly uri: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly port: number;
}

/** What Istio does with a request, written down once more in the simplest way. */
function meets(request: Request, entry: Entry): boolean {
  const fold = (text: string) => (entry.ignoreUriCase ? text.toLowerCase() : text);
  const text = (
    match: TextMatch | undefined,
    given: string | undefined,
    change = (value: string) => value,
  ): boolean => {
    if (match === undefined) return true;
    if (given === undefined) return false;
    if (match.exact !== undefined) return change(given) === change(match.exact);
    return match.prefix === undefined || change(given).startsWith(change(match.prefix));
  };
  const header = (name: string) => request.headers[name.toLowerCase()];
  return (
    text(entry.uri, request.uri, fold) &&
    text(entry.method, request.method) &&
    Object.entries(entry.headers ?? {}).every(([name, match]) => text(match, header(name))) &&
    Object.entries(entry.withoutHeaders ?? {}).every(([name, match]) => !text(match, header(name))) &&
    (entry.port === undefined || entry.port === request.port)
  );
}

type TextMatch = { readonly exact?: string; readonly prefix?: string };
type Entry = {
  readonly uri?: TextMatch;
  readonly ignoreUriCase?: boolean;
  readonly method?: TextMatch;
  readonly headers?: { readonly [name: string]: TextMatch };
  readonly withoutHeaders?: { readonly [name: string]: TextMatch };
  readonly port?: number;
};

const path = fc.constantFrom('/', '/a', '/A', '/a/b', '/ab', '/b');
const value = fc.constantFrom('t', 'te', 'test', 'u');
const header = fc.constantFrom('x', 'y');
const textOf = (text: fc.Arbitrary<string>): fc.Arbitrary<TextMatch> =>
  fc.oneof(
    text.map((exact) => ({ exact })),
    text.map((prefix) => ({ prefix })),
  );
const headers = fc.dictionary(fc.oneof(header, fc.constant('X')), fc.oneof(textOf(value), fc.constant({})), {
  maxKeys: 2,
});
const entry = fc.record(
  {
    uri: textOf(path),
    ignoreUriCase: fc.boolean(),
    method: textOf(fc.constantFrom('GET', 'G', 'PUT')),
    headers,
    withoutHeaders: headers,
    port: fc.constantFrom(80, 81),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Entry>;
const request: fc.Arbitrary<Request> = fc.record({
  uri: path,
  method: fc.constantFrom('GET', 'PUT'),
  headers: fc.dictionary(header, value, { maxKeys: 2 }),
  port: fc.constantFrom(80, 81),
});

test('whatever implies an entry meets it, for any request', () => {
  const pair = fc.tuple(entry, entry).filter(([narrow, wide]) => implies(narrow, wide));
  fc.assert(
    fc.property(pair, fc.array(request, { minLength: 20, maxLength: 20 }), ([narrow, wide], requests) => {
      expect(requests.filter((one) => meets(one, narrow) && !meets(one, wide))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('an entry without conditions is met by any request', () => {
  fc.assert(
    fc.property(entry, request, (one, given) => !meetsEverything(one) || meets(given, one)),
    { numRuns: 2000 },
  );
});
