import { afterAll, describe, expect, it } from 'vitest';
import type { Route } from '../../../src/mesh/route.ts';
import { followRequest } from '../../../src/routing/simulate/follow-request.ts';
import { readRoute } from '../../../src/routing/simulate/read-route.ts';
import { type RequestPath, requestPaths } from '../../../src/routing/simulate/request-paths.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { startOracle } from '../cluster/oracle.ts';
import { routeOf } from './route-of.ts';

const oracle = await startOracle('route');
afterAll(() => oracle.stop());

/** Of the environments that differ least from the others fewer will do. */
const usersOf = (environment: string) => (environment.startsWith('deployment') ? 100_000 : 20_000);
const byCookie = { cookie: { name: 'shop.v', maxAge: 600 } };
const byHeader = { header: 'shop-version' };

type User = { [header: string]: string };

const names = ['web-0', 'web-1', 'web-2'];

async function routeFor(
  environment: string,
  affinity: DataMap,
  weights: readonly number[],
  available = [true, true, true],
): Promise<Route> {
  return readRoute(await objectFor(environment, affinity, weights, available), 'default');
}

async function objectFor(
  environment: string,
  affinity: DataMap,
  weights: readonly number[],
  available: readonly boolean[],
): Promise<DataMap> {
  const versions = weights.map((weight) => ({ image: 'a', storageUri: 'gs://a', weight }));
  const application = { strategy: 'blue-green', modelFormat: 'sklearn', affinity, versions };
  return (await routeOf(oracle, { environment, application }, available.slice(0, weights.length))) as DataMap;
}

/** The same numbers each time, evenly spread from 0 up to 1 (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Sends a request of a user, who keeps what the answer says, and tells which version answered. */
function visit(route: Route, user: User, random: () => number): string {
  const { response } = pick(waysOfUser(route, user), random());
  const cookie = response.get('set-cookie');
  const told = response.get('shop-version');
  if (cookie !== undefined) user.cookie = `theme=dark; ${cookie.split(';')[0]}; lang=en`;
  if (told !== undefined) user['shop-version'] = told;
  return response.get('app-version') ?? '';
}

const known = new WeakMap<Route, Map<string, readonly RequestPath[]>>();

/** Most users send the same headers as others, and then go the same ways. */
function waysOfUser(route: Route, user: User): readonly RequestPath[] {
  const ways = known.get(route) ?? new Map<string, readonly RequestPath[]>();
  known.set(route, ways);
  const headers = `${user.cookie} ${user['shop-version']}`;
  const found = ways.get(headers) ?? requestPaths(followRequest([route], requestOf(user)));
  ways.set(headers, found);
  return found;
}

function requestOf(user: User) {
  return {
    method: 'GET',
    scheme: 'http',
    host: 'web.default',
    path: '/',
    headers: new Map(Object.entries(user)),
    gateway: 'mesh',
    port: 80,
    source: { namespace: null, labels: new Map<string, string>() },
  };
}

/** @param random from 0 up to 1 */
function pick(ways: readonly RequestPath[], random: number): RequestPath {
  let left = random;
  const found = ways.find(({ part }) => {
    left -= part;
    return left < 0;
  });
  if (found === undefined) throw new Error('the ways are not all there is');
  return found;
}

function newUsers(count: number): User[] {
  return Array.from({ length: count }, () => ({ cookie: 'theme=dark; lang=en' }));
}

/** Which share of these visits each version answered. */
function sharesOf(visits: readonly string[]): number[] {
  return names.map((name) => visits.filter((version) => version === name).length / visits.length);
}

/** Expects shares that are those of the weights, as far as chance lets them: within four standard deviations. */
function expectShares(visits: readonly string[], weights: readonly number[]): void {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  sharesOf(visits).forEach((share, index) => {
    const expected = (weights[index] ?? 0) / sum;
    expect(Math.abs(share - expected)).toBeLessThanOrEqual(4 * Math.sqrt((expected * (1 - expected)) / visits.length));
  });
}

const environments = [
  'deployment-istio',
  'deployment-gtw',
  'kserve',
  'kserve-0.10',
  'kserve-modelmesh-istio',
  'knative-istio',
];

describe.each(environments.flatMap((name) => [[name, byCookie] as const, [name, byHeader] as const]))(
  '%s %j',
  (environment, affinity) => {
    it('shares users out by the weights, keeps them, and gives new weights to new users', {
      timeout: 60_000,
    }, async () => {
      const random = numbersFrom(1);
      const before = newUsers(usersOf(environment));
      const route = await routeFor(environment, affinity, [85, 10, 5]);
      const first = before.map((user) => visit(route, user, random));
      expectShares(first, [85, 10, 5]);
      for (let day = 0; day < 2; day += 1) {
        expect(before.map((user) => visit(route, user, random))).toEqual(first);
      }
      const shifted = await routeFor(environment, affinity, [20, 50, 30]);
      expect(before.map((user) => visit(shifted, user, random))).toEqual(first);
      const later = newUsers(usersOf(environment) / 2);
      expectShares(
        later.map((user) => visit(shifted, user, random)),
        [20, 50, 30],
      );
    });

    it('shares out again whose version is not available, and nobody else', async () => {
      const random = numbersFrom(2);
      const all = newUsers(20_000);
      const route = await routeFor(environment, affinity, [40, 40, 20]);
      const first = all.map((user) => visit(route, user, random));
      const without = await routeFor(environment, affinity, [40, 40, 20], [true, false, true]);
      const second = all.map((user) => visit(without, user, random));
      const moved = second.filter((_, index) => first[index] === 'web-1');
      expectShares(moved, [40, 0, 20]);
      const stayed = first.map((version, index) => (version === 'web-1' ? (second[index] ?? '') : version));
      expect(second).toEqual(stayed);
      expect(all.map((user) => visit(route, user, random))).toEqual(second);
    });

    it('gives nobody away for good while there is nothing to choose', async () => {
      const random = numbersFrom(3);
      const all = newUsers(20_000);
      const alone = await routeFor(environment, affinity, [50, 50], [true, false]);
      expectShares(
        all.map((user) => visit(alone, user, random)),
        [1],
      );
      const both = await routeFor(environment, affinity, [50, 50]);
      expectShares(
        all.map((user) => visit(both, user, random)),
        [50, 50],
      );
      const single = await objectFor(environment, affinity, [50], [true]);
      expect(JSON.stringify(single)).not.toContain('shop');
    });
  },
);

it('where only candidates gave out cookies, 10 % of the users would become 65 % in ten requests', async () => {
  const random = numbersFrom(4);
  const all = newUsers(100_000);
  const object = await objectFor('deployment-istio', byCookie, [90, 10], [true, true]);
  const [, candidate, split] = at(object, 'spec', 'http') as readonly [DataMap, DataMap, DataMap];
  const [primary, other] = at(split, 'route') as readonly [DataMap, DataMap];
  const wrongSplit = { route: [{ ...primary, headers: { response: { add: { 'app-version': 'web-0' } } } }, other] };
  const spec = { ...(object.spec as DataMap), http: [candidate, wrongSplit] };
  const wrong = readRoute({ ...object, spec }, 'default');
  for (let request = 1; request < 10; request += 1) for (const user of all) visit(wrong, user, random);
  const drifted = sharesOf(all.map((user) => visit(wrong, user, random)));
  expect(drifted[1]).toBeCloseTo(1 - 0.9 ** 10, 2);
});
