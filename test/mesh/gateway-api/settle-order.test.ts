import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accepted, wholeOf } from '../../../src/mesh/field.ts';
import { dependsOnImplementation, ranks } from '../../../src/mesh/gateway-api/expression-order.ts';
import { gatewayApi } from '../../../src/mesh/gateway-api/gateway-api.ts';
import { readGatewayEntry } from '../../../src/mesh/gateway-api/read-entry.ts';
import { settleOrder } from '../../../src/mesh/gateway-api/settle-order.ts';
import { istio } from '../../../src/mesh/istio/istio.ts';
import type { ReadEntry } from '../../../src/mesh/mesh.ts';
import { compareRanks } from '../../../src/mesh/order.ts';
import type { Request } from '../../../src/mesh/request.ts';
import type { Rule } from '../../../src/mesh/route.ts';
import { translateConditions } from '../../../src/mesh/translate-conditions.ts';
import { buildRequest } from '../../../src/routing/answer/build-request.ts';
import { judgeCondition } from '../../../src/routing/simulate/judge-condition.ts';
import type { DataMap } from '../../../src/values/data.ts';

const exact = (value: string) => ({ type: 'Exact', value });
const prefix = (value: string) => ({ type: 'PathPrefix', value });
const regex = (value: string) => ({ type: 'RegularExpression', value });
const headers = [{ name: 'a', value: '1' }];
const settled = (...lists: readonly (readonly object[])[]) => {
  const { lists: made, others } = settleOrder(lists as readonly (readonly DataMap[])[]);
  return { lists: made.map((list) => list.map(({ entry }) => entry)), others };
};

describe('conditions without a regular expression', () => {
  test('stay as they are', () => {
    const lists = [
      [{ path: exact('/a') }, { headers }],
      [{ path: prefix('/b'), headers }, {}],
    ];
    expect(settled(...lists)).toEqual({ lists, others: null });
  });

  test.each([
    [[{ path: exact('/a') }, { path: regex('^/a/.*$') }], [{ path: prefix('/a') }]],
    [
      [{ path: regex('^/a/.*$'), headers }, { path: exact('/b') }, { path: exact('/a'), headers }],
      [{ path: exact('/b') }, { path: prefix('/a'), headers }],
    ],
  ])('are made of an exact path and the paths below it: %j', (list, made) => {
    expect(settled(list)).toEqual({ lists: [made], others: null });
  });
});

describe('beside a regular expression', () => {
  test.each([
    [{ path: exact('/a'), headers }, [{ path: exact('/a'), headers }]],
    [{ path: prefix('/a.b/') }, [{ path: exact('/a.b') }, { path: regex('^/a\\.b/.*$') }]],
    [{ path: prefix('/') }, [{ path: regex('/.*') }]],
    [{ headers }, [{ path: regex('/.*'), headers }]],
    [{ path: { value: '/a' } }, [{ path: exact('/a') }, { path: regex('^/a/.*$') }]],
    [{ path: regex('/.') }, [{ path: regex('(?:/.)') }]],
    [{ path: exact('/b') }, [{ path: exact('/b') }]],
  ])('%j becomes %j', (entry, made) => {
    const expression = { path: regex('/x.*') };
    expect(settled([expression], [entry])).toEqual({
      lists: [[expression], made],
      others: { path: regex('/.*') },
    });
  });
});

/** A rule that the given order puts first among those that match. */
type Order = (one: readonly number[], other: readonly number[]) => number;
const orders: { readonly [name: string]: Order } = {
  Istio: compareRanks,
  // Exact, then expressions, then prefixes; see the sources of settleOrder.
  'Envoy Gateway': (one, other) => compareRanks(expressionsFirst(one), expressionsFirst(other)),
};

function expressionsFirst([kind = 0, ...more]: readonly number[]): readonly number[] {
  return [kind === ranks.expression ? 2.5 : kind, ...more];
}

const paths = ['/', '/a', '/a/', '/a/b', '/ab', '/b', '/b/a', '/c'];
const path = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom('/', '/a', '/a/b', '/b').map(prefix),
  fc.constantFrom('/a', '/b').map(exact),
  fc.constantFrom('/a.*', '/.', '/(a|b)', '^/a/.*$').map(regex),
);
const entry = fc
  .record({ path, headers: fc.constantFrom(undefined, headers) })
  .map((given) => JSON.parse(JSON.stringify(given)) as DataMap);
const lists = fc.array(fc.array(entry, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
const requests = paths.flatMap((each) => [
  { path: each, headers: [] },
  { path: each, headers: [['a', '1'] as const] },
]);

const built = new Map(
  requests.map((request) => {
    const made = buildRequest([], { ...request, cookies: [], host: 'shop.test', sourceLabels: [] });
    if (!made.ok) throw new Error(made.message);
    return [request, made.request] as const;
  }),
);
const read = new Map<string, ReadEntry>();

/** The same few entries come again and again, with expressions that take time to compile. */
function readOnce(given: DataMap): ReadEntry {
  const text = JSON.stringify(given);
  const entry = read.get(text) ?? readGatewayEntry(wholeOf(given, accepted));
  read.set(text, entry);
  return entry;
}

const judged = new Map<string, boolean>();

function matches(given: DataMap, request: (typeof requests)[number]): boolean {
  const key = JSON.stringify([given, request]);
  const known =
    judged.get(key) ??
    readOnce(given).conditions.every((one) => judgeCondition(one, built.get(request) as Request).met);
  judged.set(key, known);
  return known;
}

/** The rule that gets a request: that of a candidate, or the last one. */
function winner(rules: readonly (readonly DataMap[])[], request: (typeof requests)[number], order: Order): number {
  const entries = rules.flatMap((list, rule) => list.map((each) => ({ rule, each, rank: readOnce(each).rank })));
  const met = entries.filter(({ each }) => matches(each, request));
  return met.toSorted((one, other) => order(one.rank, other.rank))[0]?.rule ?? -1;
}

test('every order of implementations chooses the same rule, and a candidate if its conditions match', () => {
  fc.assert(
    fc.property(lists, (given) => {
      const { lists: made, others } = settled(...given);
      const rules = [...made, [others ?? {}]];
      for (const request of requests) {
        const winners = Object.values(orders).map((order) => winner(rules, request, order));
        const isForCandidate = given.some((list) => list.some((each) => matches(each, request)));
        expect(new Set(winners).size).toBe(1);
        expect(winners[0] === given.length).toBe(!isForCandidate);
        made.forEach((list, index) => {
          const asGiven = given[index]?.some((each) => matches(each, request));
          expect(list.some((each) => matches(each, request))).toBe(asGiven);
        });
      }
    }),
  );
});

test('a route of settled conditions does not depend on the implementation', () => {
  fc.assert(
    fc.property(lists, (given) => {
      const { lists: made, others } = settled(...given);
      const rules = [...made, [others ?? {}]].map((list) => ({
        entries: list.map(readOnce),
      }));
      expect(dependsOnImplementation(rules as unknown as readonly Rule[])).toBe(false);
    }),
  );
});

test('the idiom of Istio for a prefix of elements becomes a PathPrefix', () => {
  const match = [{ uri: { exact: '/a' } }, { uri: { prefix: '/a/' } }];
  const { conditions } = translateConditions(match, istio, gatewayApi);
  expect(settled(conditions)).toEqual({ lists: [[{ path: prefix('/a') }]], others: null });
});
