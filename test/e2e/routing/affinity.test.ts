import { afterAll, describe, expect, it } from 'vitest';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { startOracle } from '../cluster/oracle.ts';
import { asVirtualService } from './as-virtual-service.ts';
import { routeOf } from './route-of.ts';
import { type Routed, routeRequest } from './route-request.ts';

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
) {
  const versions = weights.map((weight) => ({ image: 'a', storageUri: 'gs://a', weight }));
  const application = { strategy: 'blue-green', modelFormat: 'sklearn', affinity, versions };
  return asVirtualService(await routeOf(oracle, { environment, application }, available.slice(0, weights.length)));
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
function visit(route: unknown, user: User, random: () => number): string {
  const first = routeRequest(route, { host: 'web.default', path: '/', headers: user }, random()) as Routed;
  // Where the request is marked with its version, as with KServe, it meets the route once more.
  const marked = first.request.headers.branch !== undefined;
  const last = marked ? (routeRequest(route, first.request, random()) as Routed) : first;
  const {
    'app-version': version = '',
    'set-cookie': cookie,
    'shop-version': told,
  } = {
    ...first.responseHeaders,
    ...last.responseHeaders,
  };
  if (cookie !== undefined) user.cookie = `theme=dark; ${cookie.split(';')[0]}; lang=en`;
  if (told !== undefined) user['shop-version'] = told;
  return version;
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
      const single = await routeFor(environment, affinity, [50]);
      expect(JSON.stringify(single)).not.toContain('shop');
    });
  },
);

it('where only candidates gave out cookies, 10 % of the users would become 65 % in ten requests', async () => {
  const random = numbersFrom(4);
  const all = newUsers(100_000);
  const route = (await routeFor('deployment-istio', byCookie, [90, 10])) as DataMap;
  const [, candidate, split] = at(route, 'spec', 'http') as readonly DataMap[];
  const [primary, other] = at(split, 'route') as readonly DataMap[];
  const wrongSplit = { route: [{ ...primary, headers: { response: { add: { 'app-version': 'web-0' } } } }, other] };
  const wrong = { spec: { hosts: ['web.default'], http: [candidate, wrongSplit] } };
  for (let request = 1; request < 10; request += 1) for (const user of all) visit(wrong, user, random);
  const drifted = sharesOf(all.map((user) => visit(wrong, user, random)));
  expect(drifted[1]).toBeCloseTo(1 - 0.9 ** 10, 2);
});
