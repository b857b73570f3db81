import { load } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import { hostileTexts } from '../../manifests/hostile-texts.ts';
import { referenceCases, renderCase, renderValues } from '../../reference-cases.ts';
import { startOracle } from '../cluster/oracle.ts';
import { availabilities, controllerWeights } from './availability.ts';
import { normalizeRoute } from './normalize-route.ts';

interface Spec {
  readonly versions: readonly { readonly weight?: number; readonly resources: readonly Resource[] }[];
  readonly routingTemplates?: { readonly [strategy: string]: { readonly template: string } };
}

interface Resource {
  readonly gvrShort: string;
  readonly name: string;
  readonly namespace: string;
}

const cases = referenceCases().filter(({ error }) => error === undefined);
const oracle = await startOracle('route');
afterAll(() => oracle.stop());

async function routeOf(template: string, weights: number[]): Promise<unknown> {
  const { object, error } = await oracle.ask({ template, weights });
  expect(error).toBeUndefined();
  return normalizeRoute(object);
}

function specOf(manifests: Awaited<ReturnType<typeof renderCase>>): Spec {
  return load(String(at(manifests.at(-1)?.object, 'data', 'strSpec'))) as Spec;
}

describe('the controller makes the routes of the reference', () => {
  it.each(cases)('$name', async (reference) => {
    const spec = specOf(await renderCase(reference));
    if (reference.differs !== undefined) return;
    for (const { available, objects, differs } of reference.routemap?.routing ?? []) {
      for (const [strategy, expected] of Object.entries(objects)) {
        const template = spec.routingTemplates?.[strategy]?.template ?? '';
        const route = await routeOf(template, controllerWeights(spec.versions, available));
        if (differs === undefined) expect(route).toEqual(normalizeRoute(expected));
      }
    }
  });
});

describe('the shares are the weights of the available versions, and nobody else gets any', () => {
  it.each(cases)('$name', async (reference) => {
    const { versions, routingTemplates = {} } = specOf(await renderCase(reference));
    const hosts = versions.map(({ resources }) => {
      const service = resources.find(({ gvrShort }) => gvrShort === 'svc');
      return `${service?.name}.${service?.namespace}.svc.cluster.local`;
    });
    for (const available of availabilities(versions.length)) {
      const weights = controllerWeights(versions, available);
      for (const [strategy, { template }] of Object.entries(routingTemplates)) {
        const route = await routeOf(template, weights);
        const served = weights.map((weight, index) => ({ host: hosts[index], weight, index }));
        const live = served.filter(({ weight }) => weight > 0);
        const sum = live.reduce((total, { weight }) => total + weight, 0);
        if (strategy === 'blue-green') {
          expect(sharesOf(route, 0)).toEqual(live.map(({ host, weight }) => [host, weight / sum]));
        } else if (strategy === 'canary') {
          const rules = [...live.filter(({ index }) => index > 0), served[0]];
          expect((at(route, 'spec', 'http') as unknown[]).map((_, rule) => sharesOf(route, rule))).toEqual(
            rules.map((rule) => [[rule?.host, 1]]),
          );
        } else {
          expect(sharesOf(route, 0)).toEqual([[hosts[0], 1]]);
          const mirrors = (at(route, 'spec', 'http', 0, 'mirrors') ?? []) as unknown[];
          expect(
            mirrors.map((mirror) => [at(mirror, 'destination', 'host'), at(mirror, 'percentage', 'value')]),
          ).toEqual(live.filter(({ index }) => index > 0).map(({ host, weight }) => [host, Math.min(weight, 100)]));
        }
      }
    }
  });
});

describe('hostile texts in names, conditions and the gateway come out of the controller as they went in', () => {
  it.each(['canary', 'blue-green', 'mirror'])('%s', async (strategy) => {
    for (const text of hostileTexts) {
      const match = [{ headers: { [text]: { exact: text } }, uri: { regex: text } }];
      const values = {
        environment: 'deployment-istio',
        gateway: text || 'g',
        application: {
          strategy,
          versions: [{ image: 'a' }, { image: 'b', match: strategy === 'canary' ? match : null }],
        },
      };
      const { versions, routingTemplates = {} } = specOf(await renderValues(values, 'web', 'prod'));
      const route = await routeOf(
        routingTemplates[strategy]?.template ?? '',
        controllerWeights(versions, [true, true]),
      );
      expect(at(route, 'spec', 'gateways')).toEqual([text || 'g', 'mesh']);
      if (strategy === 'canary') expect(at(route, 'spec', 'http', 0, 'match')).toEqual(match);
    }
  });
});

function sharesOf(route: unknown, rule: number): readonly (readonly [unknown, unknown])[] {
  const destinations = at(route, 'spec', 'http', rule, 'route') as readonly unknown[];
  return destinations.map((destination) => [at(destination, 'destination', 'host'), at(destination, 'share')]);
}
