import { describe, expect, test } from 'vitest';
import { routemapOfRelease } from '../../../src/compile/routemap-of-release.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { wholeOf } from '../../../src/mesh/field.ts';
import { tellingConditions } from '../../../src/mesh/implies.ts';
import { meshByConditionKey } from '../../../src/mesh/meshes.ts';
import { gatewayInFull } from '../../../src/mesh/names.ts';
import type { Request } from '../../../src/mesh/request.ts';
import type { Release } from '../../../src/release/release.ts';
import { readMadeRoutes } from '../../../src/routing/answer/read-made-routes.ts';
import { strictReading } from '../../../src/routing/simulate/expressions.ts';
import { followRequest } from '../../../src/routing/simulate/follow-request.ts';
import { judgeCondition } from '../../../src/routing/simulate/judge-condition.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { fc } from '../../fast-check.ts';
import { library } from '../../library.ts';
import { summarize, validateText } from '../validate-text.ts';

const canary = (gateway: string, ...matches: readonly object[]) =>
  JSON.stringify({
    environment: 'deployment-istio',
    gateway,
    application: {
      strategy: 'canary',
      versions: [{ image: 'a' }, ...matches.map((match) => ({ image: 'b', match: [match] }))],
    },
  });

const codes = async (text: string) =>
  (await validateText(text)).diagnostics.map(({ code }) => code).filter((code) => code.startsWith('match-'));

describe('a gateway without a namespace is in that of the route', () => {
  test.each([
    ['my-gw', ['my-gw', 'mesh']],
    ['my-gw', ['default/my-gw', 'mesh']],
    ['default/my-gw', ['my-gw', 'mesh']],
  ])('%s, and conditions for the gateways %j, which are all there are', async (gateway, gateways) => {
    expect(await codes(canary(gateway, { gateways }))).toEqual(['match-everything']);
  });

  test('another namespace has another gateway', async () => {
    expect(await codes(canary('my-gw', { gateways: ['other/my-gw', 'mesh'] }))).toEqual([]);
  });

  test('an earlier condition hides one for the same gateway', async () => {
    const [one, other] = ['my-gw', 'default/my-gw'].map((name) => ({
      gateways: [name],
      headers: { a: { exact: 'b' } },
    }));
    expect(await codes(canary('my-gw', one ?? {}, other ?? {}))).toEqual(['match-hidden']);
  });
});

test('an empty namespace of the client asks nothing', async () => {
  expect(await codes(canary('my-gw', { sourceNamespace: '' }))).toEqual(['match-everything']);
});

const text = fc.constantFrom('/', '/a', '/a/', '/a/b', '/b', 'GET', 'a', 'b', '');
const regex = fc.constantFrom('.*', '^.*$', '/.*', 'a|b', '/a.*');
const textMatch = fc.oneof(
  text.map((exact) => ({ exact })),
  text.map((prefix) => ({ prefix })),
  regex.map((value) => ({ regex: value })),
);
const namedAs = (...names: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...names), fc.oneof(textMatch, fc.constant({})), { maxKeys: 1 });
/** A few of the fields, so that entries often leave something out. */
function some(fields: { readonly [field: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<object> {
  const chosen = fc.subarray(Object.entries(fields), { maxLength: 2 });
  return chosen.chain((pairs) => fc.record(Object.fromEntries(pairs)));
}

const istioEntry = some({
  uri: textMatch,
  method: textMatch,
  headers: namedAs('x', 'X', 'y', 'uri'),
  withoutHeaders: namedAs('x', 'X', 'y'),
  queryParams: namedAs('x', 'X', 'y'),
  ignoreUriCase: fc.boolean(),
  gateways: fc.subarray(['gw', 'default/gw', 'mesh', 'other/gw']),
  port: fc.constantFrom(80, 8080),
});
const gatewayNamed = fc.array(
  fc.record(
    {
      name: fc.constantFrom('x', 'X', 'y'),
      value: fc.constantFrom('a', 'b', '.*'),
      type: fc.constantFrom('Exact', 'RegularExpression'),
    },
    { requiredKeys: ['name', 'value'] },
  ),
  { maxLength: 2 },
);
const gatewayEntry = some({
  path: fc.record(
    { type: fc.constantFrom('Exact', 'PathPrefix'), value: fc.constantFrom('/', '/a', '/a/', '/a/b') },
    { requiredKeys: [] },
  ),
  method: fc.constantFrom('GET', 'POST'),
  headers: gatewayNamed,
  queryParams: gatewayNamed,
});

const values = fc.constantFrom(undefined, '', 'a', 'b', '/', '/a', '/a/', '/a/b', '/b', 'GET', 'other');
const request: fc.Arbitrary<Request> = fc
  .record({
    path: fc.constantFrom('/', '/a', '/A', '/a/', '/a/b', '/ab', '/b', '/other'),
    method: fc.constantFrom('GET', 'POST', 'OTHER'),
    x: values,
    y: values,
    query: fc.constantFrom('', '?x=a', '?x=b&y=a', '?X=', '?y=other', '?y=b', '?x=/a', '?y=/a/b', '?x=GET', '?x=&y='),
    gateway: fc.constantFrom('default/gw', 'mesh'),
    port: fc.constantFrom(80, 8080, 9090),
  })
  .map(({ path, method, x, y, query, gateway, port }) => ({
    method,
    scheme: 'http',
    host: 'demo.default.svc.cluster.local',
    path: path + query,
    headers: new Map(
      [['x', x] as const, ['y', y] as const].flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      ),
    ),
    gateway,
    port,
    source: { namespace: null, labels: new Map() },
  }));

/** Enough of all kinds, so that each condition which tells requests apart tells two of these apart. */
const requests: readonly Request[] = fc.sample(request, { numRuns: 1500, seed: 1 });

const forms = [
  ['match', 'deployment-istio', istioEntry],
  ['matches', 'deployment-gtw', gatewayEntry],
] as const;

describe.each(forms)(
  'what is said of %s agrees with the simulator',
  (key, environment, entry: fc.Arbitrary<object>) => {
    const place = { namespace: 'default', gateways: ['gw', 'mesh'] };

    test('a condition that every request meets', () => {
      const form = meshByConditionKey(key)?.conditions;
      let greedy = 0;
      fc.assert(
        fc.property(entry, (given) => {
          const read = form?.read(wholeOf(given as DataMap, strictReading()), place.namespace);
          const conditions = read?.conditions ?? [];
          const isSaid = tellingConditions(conditions, place).length === 0;
          const isSo = requests.every((one) => conditions.every((condition) => judgeCondition(condition, one).met));
          greedy += isSo ? 1 : 0;
          expect(isSaid, JSON.stringify(given)).toBe(isSo);
        }),
        { numRuns: 300 },
      );
      expect(greedy).toBeGreaterThan(10);
    });

    test('a version that gets all requests, or none', async () => {
      let said = 0;
      const lists = fc.array(fc.array(entry, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(lists, async (candidates) => {
          const versions = [{ image: 'a' }, ...candidates.map((list) => ({ image: 'b', [key]: list }))];
          const application = { strategy: 'canary', versions };
          const { diagnostics, release } = await validateText(
            JSON.stringify({ environment, gateway: 'gw', application }),
          );
          if (release === undefined) return;
          const findings = diagnostics.filter(({ code }) => code.startsWith('match-'));
          said += findings.length;
          const wins = await winners(release, requests.slice(0, 150));
          for (const finding of findings)
            expect(
              wins.filter((win) => contradicts(win, finding)),
              summarize([finding])[0],
            ).toEqual([]);
        }),
        { numRuns: 40 },
      );
      expect(said).toBeGreaterThan(20);
    });
  },
);

interface Win {
  readonly version: number;
  readonly entry: number;
}

/** Which entry of which version each request meets. */
async function winners(release: Release, requests: readonly Request[]): Promise<readonly Win[]> {
  const found = await library.find(release.environment);
  if (found.kind !== 'pack') throw new Error('no environment');
  const made = readMadeRoutes(
    routemapOfRelease(release, found.pack),
    release.versions.map(() => true),
  );
  if (made.kind !== 'routes') throw new Error(`no routes: ${JSON.stringify(made)}`);
  return requests.flatMap((one) => {
    const gateway = gatewayInFull(one.gateway, release.application.namespace);
    const { visit } = followRequest(made.routes, { ...one, gateway });
    if (visit.winner === null) return [];
    const { action } = visit.winner.rule;
    const name = action.kind === 'forward' ? action.destinations[0]?.destination.service?.name : undefined;
    const version = release.versions.findIndex(({ destination }) => destination.name === name);
    return [{ version, entry: visit.winner.entry.number - 1 }];
  });
}

function contradicts({ version, entry }: Win, { code, path }: Diagnostic): boolean {
  const [, , of, , index] = path;
  if (code === 'match-everything') return version === 0;
  if (code === 'match-hidden') return version === of && (index === undefined || entry === index);
  return false;
}
