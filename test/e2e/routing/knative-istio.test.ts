import { load } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import { runCli } from '../../cli/run-cli.ts';
import { normalizeRoute } from '../../routing/normalize-route.ts';
import { startOracle } from '../cluster/oracle.ts';
import { availabilities, controllerWeights } from './availability.ts';

const oracle = await startOracle('route');
afterAll(() => oracle.stop());

const gateway = 'knative-local-gateway.istio-system.svc.cluster.local';
const host = (index: number) => `web-${index}.prod.svc.cluster.local`;

interface Rule {
  readonly match?: readonly unknown[];
  readonly mirrors?: readonly unknown[];
  readonly route: readonly unknown[];
}

/** The rules of the route for each set of available versions, with the weights that it was made for. */
async function routes(strategy: string, count: number) {
  const given = [30, 0, 70, 150].slice(0, count);
  return routesOf(
    strategy,
    given.map((weight) => (strategy === 'canary' ? {} : { weight })),
  );
}

async function routesOf(strategy: string, given: readonly object[]) {
  const values = {
    environment: 'knative-istio',
    application: { strategy, versions: given.map((version) => ({ image: 'a', ...version })) },
  };
  const argv = ['render', 'web', '-n', 'prod', '-f', '-', '-o', 'json', '--environments', 'examples/environments'];
  const { exitCode, stdout, stderr } = await runCli(argv, { stdin: JSON.stringify(values) });
  expect(exitCode, stderr).toBe(0);
  const routemap = (JSON.parse(stdout).items as readonly unknown[]).at(-1);
  const spec = load(String(at(routemap, 'data', 'strSpec')));
  const versions = at(spec, 'versions') as readonly { readonly weight?: number }[];
  const template = String(at(spec, 'routingTemplates', strategy, 'template'));
  return Promise.all(
    availabilities(given.length).map(async (available) => {
      const weights = controllerWeights(versions, available);
      const { object, error } = await oracle.ask({ template, weights });
      expect(error).toBeUndefined();
      return { weights, object, rules: at(normalizeRoute(object), 'spec', 'http') as readonly Rule[] };
    }),
  );
}

/** Where a rule sends requests, if to one version alone: the Host that Knative gets. */
function hostOf({ route }: Rule): unknown {
  expect(route).toHaveLength(1);
  expect(at(route, 0, 'destination', 'host')).toBe(gateway);
  return at(route, 0, 'headers', 'request', 'set', 'Host');
}

const counts = [1, 2, 3, 4];

describe('knative-istio', () => {
  it.each(counts)('blue-green of %i shares by the weights of the available', async (count) => {
    for (const { weights, rules } of await routes('blue-green', count)) {
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const live = weights.flatMap((weight, index) => (weight > 0 ? [{ index, share: weight / sum }] : []));
      const split = (rules.at(-1)?.route ?? []).map((to) => [
        at(to, 'headers', 'request', 'set', 'branch'),
        at(to, 'share'),
      ]);
      expect(split).toEqual(live.map(({ index, share }) => [`web-${index}`, share]));
      const branches = new Map(
        rules.slice(0, -1).map((rule) => [at(rule.match, 0, 'headers', 'branch', 'exact'), hostOf(rule)]),
      );
      for (const { index } of live) expect(branches.get(`web-${index}`)).toBe(host(index));
    }
  });

  it('blue-green tells versions of one name in two namespaces apart', async () => {
    const versions = [{ metadata: { name: 'shop' } }, { metadata: { name: 'shop', namespace: 'lab' } }];
    for (const { weights, rules } of await routesOf('blue-green', versions)) {
      const branches = rules
        .slice(0, -1)
        .map((rule) => [at(rule.match, 0, 'headers', 'branch', 'exact'), hostOf(rule)]);
      const live = ['prod', 'lab'].filter((_, index) => index === 0 || (weights[index] ?? 0) > 0);
      expect(branches).toEqual(live.map((namespace) => [`shop.${namespace}`, `shop.${namespace}.svc.cluster.local`]));
    }
  });

  it.each(counts)('canary of %i has a rule for each available candidate, then the primary', async (count) => {
    for (const { weights, rules } of await routes('canary', count)) {
      const candidates = weights.flatMap((weight, index) => (index > 0 && weight > 0 ? [index] : []));
      expect(rules.map(hostOf)).toEqual([...candidates, 0].map(host));
      expect(rules.map(({ match }) => match !== undefined)).toEqual([...candidates.map(() => true), false]);
    }
  });

  it.each(counts)('mirror of %i copies to the first available candidate', async (count) => {
    for (const { weights, object, rules } of await routes('mirror', count)) {
      const candidate = weights.findIndex((weight, index) => index > 0 && weight > 0);
      const last = rules.at(-1);
      expect(last === undefined ? undefined : hostOf(last)).toBe(host(0));
      expect(at(object, 'spec', 'hosts')).toContain(`${host(0)}-shadow`);
      const percentage = { value: Math.min(weights[candidate] ?? 0, 100) };
      expect(last?.mirrors).toEqual(candidate === -1 ? undefined : [{ destination: { host: gateway }, percentage }]);
      const copies = rules.slice(0, -1);
      expect(copies.map(hostOf)).toEqual(candidate === -1 ? [] : [host(candidate)]);
      for (const { match } of copies) expect(match).toEqual([{ authority: { exact: `${host(0)}-shadow` } }]);
    }
  });
});
