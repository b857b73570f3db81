import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GraphRule, TrafficGraph } from '../../../src/graph/traffic-graph.ts';
import { availabilitySets } from '../../../src/routing/make-routes.ts';
import { effectiveWeights } from '../../../src/routing/routemap-weights.ts';
import { referenceCases } from '../../reference-cases.ts';
import { drawValues } from './draw-values.ts';

const cases = referenceCases().filter(({ error }) => error === undefined);

/** Rounded, because a seventh of 100 is not a decimal number. */
const percentages = (shares: GraphRule['shares']) =>
  shares.map(({ version, percent }) => [version, Number(percent.toFixed(6))]);

describe('the picture shows the shares that follow from the weights of the available versions', () => {
  it.each(cases)('$name', async ({ file, release, namespace }) => {
    const { routemap, draw } = await drawValues(readFileSync(file, 'utf8'), release, namespace);
    for (const available of availabilitySets(routemap.versions.length)) {
      const graph = draw(available);
      expect(graph.versions.map((version) => version.available)).toEqual(available);
      if (graph.route !== null) expectShares(graph, effectiveWeights(routemap.versions, available));
    }
  });
});

/** The shares of each strategy, from docs/reference/strategies.md. */
function expectShares({ facts, route }: TrafficGraph, weights: readonly number[]): void {
  const rules = route?.rules ?? [];
  const live = weights.flatMap((weight, version) => (weight > 0 ? [{ weight, version }] : []));
  const last = rules.at(-1);
  expect(last?.conditions).toEqual([]);
  if (facts[0]?.startsWith('blue-green')) {
    const sum = live.reduce((total, { weight }) => total + weight, 0);
    const shares = live.map(({ weight, version }) => [version, Number(((100 * weight) / sum).toFixed(6))]);
    expect(percentages(last?.shares ?? [])).toEqual(shares);
    return;
  }
  expect(percentages(last?.shares ?? [])).toEqual([[0, 100]]);
  const candidates = live.filter(({ version }) => version > 0);
  if (facts[0]?.startsWith('mirror')) {
    const copies = candidates.map(({ weight, version }) => [version, Math.min(100, weight)]);
    expect(percentages(last?.copies ?? [])).toEqual(copies);
  } else {
    const others = rules.slice(0, -1).map(({ shares, conditions }) => [percentages(shares), conditions.length > 0]);
    expect(others).toEqual(candidates.map(({ version }) => [[[version, 100]], true]));
  }
}

const canary = `environment: deployment-istio
gateway: [public, infra/inner]
application:
  strategy: canary
  metadata: {name: shop}
  versions:
    - image: shop:1
    - image: shop:2
      match:
        - headers: {x-team: {exact: qa}}
          uri: {prefix: /beta}
        - headers: {x-new: {regex: "yes|true"}}
`;

describe('the rest of the picture', () => {
  it('gateways, conditions, objects', async () => {
    const { draw } = await drawValues(canary);
    expect(draw([true, true])).toEqual({
      name: 'shop',
      facts: ['canary on deployment-istio', 'namespace default'],
      entries: [
        { kind: 'Gateway', name: 'public' },
        { kind: 'Gateway in infra', name: 'inner' },
        { kind: 'Mesh', name: 'in the cluster' },
      ],
      route: {
        kind: 'VirtualService',
        name: 'shop',
        hosts: ['shop.default', 'shop.default.svc', 'shop.default.svc.cluster.local'],
        rules: [
          {
            conditions: ['path begins with /beta and header x-team = qa', 'header x-new ~ yes|true'],
            shares: [{ version: 1, percent: 100 }],
            copies: [],
            remarks: [],
          },
          { conditions: [], shares: [{ version: 0, percent: 100 }], copies: [], remarks: [] },
        ],
      },
      versions: ['primary', 'candidate'].map((role, index) => ({
        role,
        name: `shop-${index}`,
        available: true,
        host: `shop-${index}.default`,
        runs: `shop:${index + 1}`,
        objects: [
          { kind: 'Service', name: `shop-${index}` },
          { kind: 'Deployment', name: `shop-${index}` },
        ],
      })),
    });
  });

  it('without the candidate the primary gets all requests, and the heading says why', async () => {
    const graph = (await drawValues(canary)).draw([true, false]);
    expect(graph.facts).toContain('shop-1 not available');
    expect(graph.route?.rules.map(({ conditions }) => conditions)).toEqual([[]]);
  });

  it('an HTTPRoute has the mesh by its Service', async () => {
    const { draw } = await drawValues(
      canary.replace('deployment-istio', 'deployment-gtw').replace(/ {6}match:[\s\S]*/, ''),
    );
    expect(draw([true, true]).entries).toEqual([
      { kind: 'Gateway', name: 'public' },
      { kind: 'Gateway in infra', name: 'inner' },
      { kind: 'Service in the mesh', name: 'shop:80' },
    ]);
  });

  it('equal names in several namespaces are distinct', async () => {
    const { draw } = await drawValues({
      environment: 'deployment-istio',
      application: {
        strategy: 'blue-green',
        versions: [
          { image: 'a', weight: 60, metadata: { name: 'shop' } },
          { image: 'b', weight: 40, metadata: { name: 'shop', namespace: 'lab' } },
        ],
      },
    });
    const graph = draw([true, true]);
    expect(graph.versions.map(({ name }) => name)).toEqual(['shop', 'lab/shop']);
    expect(graph.route?.rules[0]?.shares).toEqual([
      { version: 0, percent: 60 },
      { version: 1, percent: 40 },
    ]);
  });

  it('shows the image also if the values have a whole specification', async () => {
    const containers = [{ name: 'web', image: 'nginx:1.27' }];
    const { draw } = await drawValues({
      environment: 'deployment',
      application: { versions: [{ deploymentSpecification: { spec: { template: { spec: { containers } } } } }] },
    });
    const { route, versions } = draw([true]);
    expect({ route, runs: versions[0]?.runs }).toEqual({ route: null, runs: 'nginx:1.27' });
  });

  it('faults and responses of the route itself are remarks', async () => {
    const { draw } = await drawValues({
      environment: 'deployment-istio',
      application: {
        strategy: 'blue-green',
        route: { fault: { abort: { httpStatus: 503, percentage: { value: 10 } } } },
        versions: [{ image: 'a' }],
      },
    });
    expect(draw([true]).route?.rules[0]?.remarks).toEqual([expect.stringContaining('abort: ')]);
  });
});
