import { describe, expect, it } from 'vitest';
import { routemapOfRelease } from '../../../src/compile/routemap-of-release.ts';
import { availabilitySets, makeRoutes } from '../../../src/routing/make-routes.ts';
import { readRoute } from '../../../src/routing/simulate/read-route.ts';
import { summarizeRoute } from '../../../src/routing/summary/summarize-route.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { type ReferenceCase, referenceCases, releaseOf, valuesOf } from '../../reference-cases.ts';

const cases = referenceCases().filter(({ routemap }) => Object.keys(routemap?.routingTemplates ?? {}).length > 0);

async function routemapOf(reference: ReferenceCase) {
  const { release, pack } = await releaseOf(valuesOf(reference), reference.release, reference.namespace);
  const names = release.versions.map(({ destination }) => destination.name);
  return { routemap: routemapOfRelease(release, pack), names };
}

/** What a client gets by each rule, the first that counts first: the shares and copies in percent, by version. */
function gained(route: DataMap) {
  return summarizeRoute(readRoute(route, 'default'))
    .rules.filter(({ reach }) => reach === 'clients')
    .map(({ rest, summary }) => ({
      rest,
      shares: summary.shares.map(({ version, share }) => [version, Math.round(share * 1000) / 10]),
      mirrors: summary.mirrors.map(({ version, percent }) => [version, percent]),
    }));
}

describe('the summary of a route has the shares of the available weights', () => {
  it.each(cases)('$name', async (reference) => {
    const { routemap, names } = await routemapOf(reference);
    for (const available of availabilitySets(names.length)) {
      const result = makeRoutes(routemap, available);
      if (!result.ok) throw new Error(result.diagnostics[0]?.message);
      const { weights, objects } = result.routes;
      const live = weights.flatMap((weight, index) => (weight > 0 ? [{ name: names[index], weight, index }] : []));
      const sum = live.reduce((total, { weight }) => total + weight, 0);
      const [primary] = names;
      for (const [strategy, route] of Object.entries(objects)) {
        const candidates = live.filter(({ index }) => index > 0);
        const alone = (name: string | undefined, rest: boolean) => ({ rest, shares: [[name, 100]], mirrors: [] });
        if (strategy === 'blue-green') {
          const shares = live.map(({ name, weight }) => [name, Math.round((weight / sum) * 1000) / 10]);
          expect(gained(route)).toEqual([{ rest: true, shares, mirrors: [] }]);
        } else if (strategy === 'canary') {
          expect(gained(route)).toEqual([...candidates.map(({ name }) => alone(name, false)), alone(primary, true)]);
        } else {
          const mirrors = candidates.map(({ name, weight }) => [name, Math.min(weight, 100)]);
          expect(gained(route)).toEqual([{ ...alone(primary, true), mirrors }]);
        }
      }
    }
  });
});

describe('the rules of an HTTPRoute', () => {
  const header = (value: string) => ({ headers: [{ name: 'x', value }] });
  it.each([
    ['stand behind those that ask for more', [[{}], [header('a')]], [2, 1]],
    ['stand behind them also where they ask for something besides', [[{}, header('a')], [header('b')]], [2, 1]],
    [
      'stand behind them also where they ask for more besides',
      [[{ path: { type: 'Exact', value: '/a' } }, {}], [header('b')]],
      [2, 1],
    ],
  ])('that match every request %s', (_, matches, order) => {
    const rules = matches.map((entries) => ({ matches: entries, backendRefs: [{ name: 'a' }] }));
    const spec = { parentRefs: [{ name: 'edge' }], rules };
    const route = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'web' }, spec };
    const summary = summarizeRoute(readRoute(route as unknown as DataMap, 'lab'));
    expect(summary.rules.map(({ rule }) => rule.number)).toEqual(order);
    expect(summary.rules.map(({ reach, rest }) => [reach, rest])).toEqual([
      ['clients', false],
      ['clients', true],
    ]);
  });
});

describe('the rules of a route', () => {
  const virtualService = (...http: readonly object[]) =>
    summarizeRoute(
      readRoute(
        {
          apiVersion: 'networking.istio.io/v1',
          kind: 'VirtualService',
          metadata: { name: 'web' },
          spec: { hosts: ['web'], gateways: ['mesh', 'lab/loop'], http },
        } as unknown as DataMap,
        'lab',
      ),
    ).rules.map(({ rule, reach, rest, summary }) => [
      rule.number,
      reach,
      rest,
      summary.shares.map(({ version }) => version).join(),
    ]);
  const to = (host: string, set?: object) => [{ destination: { host }, ...(set && { headers: { request: { set } } }) }];
  const loop = 'loop.lab.svc.cluster.local';
  const marked = [{ headers: { mark: { exact: 'x' } } }];

  it('behind one that matches every request are never reached', () => {
    expect(virtualService({ route: to('a') }, { match: [{ uri: { exact: '/' } }], route: to('b') })).toEqual([
      [1, 'clients', true, 'a'],
      [2, 'never', false, 'b'],
    ]);
  });

  it('with the path prefix / match every request', () => {
    expect(virtualService({ match: [{ uri: { prefix: '/' } }], route: to('a') }, { route: to('b') })).toEqual([
      [1, 'clients', true, 'a'],
      [2, 'never', true, 'b'],
    ]);
  });

  it('that only marked requests match are a second step', () => {
    expect(virtualService({ match: marked, route: to('a') }, { route: to(loop, { mark: 'x' }) })).toEqual([
      [1, 'second-step', false, 'a'],
      [2, 'clients', true, 'a'],
    ]);
  });

  it('that clients match with a header of their own are not a second step', () => {
    expect(virtualService({ match: marked, route: to('a') }, { route: to('b') })).toEqual([
      [1, 'clients', false, 'a'],
      [2, 'clients', true, 'b'],
    ]);
  });

  it('may send requests around in a loop, and no version answers', () => {
    expect(virtualService({ route: to(loop) })).toEqual([[1, 'clients', true, '']]);
  });
});
