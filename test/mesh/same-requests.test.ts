import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { gatewayApi } from '../../src/mesh/gateway-api/gateway-api.ts';
import { istio } from '../../src/mesh/istio/istio.ts';
import { translateConditions } from '../../src/mesh/translate-conditions.ts';
import type { Data, DataMap } from '../../src/values/data.ts';
import { fc } from '../fast-check.ts';
import { type MatchesRegex, meetsGatewayApi, meetsIstio, type Request } from './meets.ts';

const matchesPart: MatchesRegex = (text, regex) => new RegExp(regex).test(text);

/** Few letters, so that requests often meet conditions; some mean something in regular expressions. */
const letters = (most: number) => fc.string({ unit: fc.constantFrom('a', 'b', '.', '+', '$'), maxLength: most });
const path = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b', '.', '+'), minLength: 1, maxLength: 2 }), { maxLength: 3 })
  .chain((elements) => fc.constantFrom(`/${elements.join('/')}`, `/${elements.join('/')}/`))
  .map((text) => text.replace(/\/+/g, '/').replace(/\/\.{1,2}(?=\/|$)/g, '/a'));
const names = fc.constantFrom('a', 'b', 'x-c');
const regex = fc.constantFrom('a', 'a.*', '.*b', 'a|b', '^a', 'b$', '^a+$', 'a\\$', '(a|b)+', '.*', '[^a]*');
const regexOfPath = regex.map((text) => (text.startsWith('^') ? text : `/${text}`));
const method = fc.constantFrom('GET', 'POST');

const textOf = (text: fc.Arbitrary<string>, expression: fc.Arbitrary<string>) =>
  fc.oneof(
    text.map((exact) => ({ exact })),
    text.map((prefix) => ({ prefix })),
    expression.map((value) => ({ regex: value })),
  );
const texts = fc.dictionary(names, fc.oneof(textOf(letters(3), regex), fc.constant({})), { maxKeys: 2 });

const istioCondition: fc.Arbitrary<object> = fc.record(
  {
    uri: textOf(path, regexOfPath),
    method: method.map((exact) => ({ exact })),
    headers: texts,
    queryParams: texts,
  },
  { requiredKeys: [] },
);

const named = fc.uniqueArray(
  fc.record({ name: names, value: letters(3).filter((text) => text !== '') }).chain((item) =>
    fc.oneof(
      fc.constant(item),
      regex.map((value) => ({ ...item, type: 'RegularExpression' as const, value })),
    ),
  ),
  { maxLength: 2, selector: ({ name }) => name },
);

const gatewayCondition: fc.Arbitrary<object> = fc.record(
  {
    path: fc.oneof(
      fc.record({ type: fc.constantFrom('Exact', 'PathPrefix'), value: path }, { requiredKeys: [] }),
      fc.record({ type: fc.constant('RegularExpression' as const), value: regexOfPath }),
    ),
    method,
    headers: named,
    queryParams: named,
  },
  { requiredKeys: [] },
);

const request: fc.Arbitrary<Request> = fc.record({
  path,
  method,
  headers: fc.dictionary(names, letters(4), { maxKeys: 3 }),
  queryParams: fc.dictionary(names, letters(4), { maxKeys: 3 }),
});

/** Making requests takes longer than comparing them: each condition is tried with all of these. */
const requests = fc.sample(request, 25);

describe('the same requests meet a condition and what it is translated to', () => {
  test.each([
    ['compares the whole text', undefined],
    ['looks for a part of it', matchesPart],
  ] satisfies readonly [string, MatchesRegex | undefined][])(
    'from Istio, where an expression %s',
    (_, matchesRegex) => {
      let met = 0;
      fc.assert(
        fc.property(istioCondition, (condition) => {
          const { conditions, problems } = translateConditions([condition as Data], istio, gatewayApi);
          expect(problems).toEqual([]);
          const meetsCondition = meetsIstio(condition as DataMap);
          const meetsTranslated = meetsGatewayApi(conditions[0] as DataMap, matchesRegex);
          met += requests.filter(meetsCondition).length;
          expect(requests.filter((each) => meetsTranslated(each) !== meetsCondition(each))).toEqual([]);
        }),
        { numRuns: 500 },
      );
      expect(met).toBeGreaterThan(100);
    },
  );

  test('from the Gateway API, where an expression compares the whole text', () => {
    let met = 0;
    fc.assert(
      fc.property(gatewayCondition, (condition) => {
        const { conditions, problems } = translateConditions([condition as Data], gatewayApi, istio);
        expect(problems).toEqual([]);
        const meetsCondition = meetsGatewayApi(condition as DataMap);
        const meetsTranslated = meetsIstio(conditions[0] as DataMap);
        met += requests.filter(meetsCondition).length;
        expect(requests.filter((each) => meetsTranslated(each) !== meetsCondition(each))).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(met).toBeGreaterThan(100);
  });
});

test('the schema of the Gateway API takes what has no problem', () => {
  const file = join(import.meta.dirname, '../../schemas/gateway-api/http-route-match.schema.json');
  const accepts = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(file, 'utf8')));
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('/', '.', 'a', '%', '2', 'F', '#', '{', 'é', '💥', ':'), maxLength: 6 }),
    fc
      .tuple(fc.constantFrom('a', '💥'), fc.integer({ min: 250, max: 1030 }))
      .map(([letter, size]) => letter.repeat(size)),
  );
  const value = fc.oneof(fc.constant({}), textOf(text, text));
  const condition = fc.record(
    {
      uri: textOf(
        fc.oneof(
          text,
          text.map((rest) => `/${rest}`),
        ),
        text,
      ),
      headers: fc.dictionary(text, value, { maxKeys: 18 }),
      queryParams: fc.dictionary(text, value, { maxKeys: 18 }),
      method: textOf(fc.constantFrom('GET', 'get', ''), text),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(condition, (entry) => {
      const [translated] = translateConditions([entry], istio, gatewayApi).conditions;
      expect(accepts(translated), JSON.stringify(accepts.errors)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
