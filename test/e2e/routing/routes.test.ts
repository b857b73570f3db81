import { load } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import { hostileTexts } from '../../manifests/hostile-texts.ts';
import { referenceCases, renderCase, renderValues } from '../../reference-cases.ts';
import { normalizeRoute } from '../../routing/normalize-route.ts';
import { startOracle } from '../cluster/oracle.ts';
import { availabilities, controllerWeights } from './availability.ts';

interface Spec {
  readonly versions: readonly { readonly weight?: number; readonly resources: readonly Resource[] }[];
  readonly routingTemplates?: { readonly [strategy: string]: { readonly template: string } };
}

interface Resource {
  readonly name: string;
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

/** Where the reference is wrong without saying so: the primary's requests go to the default host, not the given one. */
const faulty = ['mm-service'];

describe('the controller makes the routes of the reference', () => {
  it.each(cases)('$name', async (reference) => {
    const spec = specOf(await renderCase(reference));
    if (reference.differs !== undefined || faulty.includes(reference.name)) return;
    for (const { available, objects, differs } of reference.routemap?.routing ?? []) {
      for (const [strategy, expected] of Object.entries(objects)) {
        const template = spec.routingTemplates?.[strategy]?.template ?? '';
        const route = await routeOf(template, controllerWeights(spec.versions, available));
        const normalized = normalizeRoute(expected);
        if (differs === undefined && sharesOf(normalized, -1).length > 0) expect(route).toEqual(normalized);
      }
    }
  });
});

describe('the shares are the weights of the available versions, and nobody else gets any', () => {
  it.each(cases)('$name', async (reference) => {
    const { versions, routingTemplates = {} } = specOf(await renderCase(reference));
    const names = versions.map(({ resources }) => resources[0]?.name);
    for (const available of availabilities(versions.length)) {
      const weights = controllerWeights(versions, available);
      const served = weights.map((weight, index) => ({ name: names[index], weight, index }));
      const live = served.filter(({ weight }) => weight > 0);
      for (const [strategy, { template }] of Object.entries(routingTemplates)) {
        const route = await routeOf(template, weights);
        if (strategy === 'blue-green') expect(sharesOf(route, -1)).toEqual(sharesOfWeights(live));
        else if (strategy === 'canary') expect(rulesOf(route)).toEqual(rulesOfCanary(served));
        else {
          expect(sharesOf(route, 0)).toEqual([[names[0], 1]]);
          expect(mirrorsOf(route)).toEqual(mirrorsOfWeights(live));
        }
      }
    }
  });
});

interface Served {
  readonly name: string | undefined;
  readonly weight: number;
  readonly index: number;
}

function sharesOfWeights(live: readonly Served[]) {
  const sum = live.reduce((total, { weight }) => total + weight, 0);
  return live.map(({ name, weight }) => [name, weight / sum]);
}

/** A rule for each available candidate, then one for the primary, whether it is available or not. */
function rulesOfCanary(served: readonly Served[]) {
  const candidates = served.filter(({ index, weight }) => index > 0 && weight > 0);
  return [...candidates, served[0]].map((version) => [[version?.name, 1]]);
}

function rulesOf(route: unknown) {
  const rules = (at(route, 'spec', 'http') ?? at(route, 'spec', 'rules')) as readonly unknown[];
  return rules.map((_, rule) => sharesOf(route, rule));
}

function mirrorsOfWeights(live: readonly Served[]) {
  return live.filter(({ index }) => index > 0).map(({ name, weight }) => [name, Math.min(weight, 100)]);
}

function mirrorsOf(route: unknown) {
  const mirrors = (at(route, 'spec', 'http', 0, 'mirrors') ?? []) as readonly unknown[];
  return mirrors.map((mirror) => [
    String(at(mirror, 'destination', 'host')).split('.')[0],
    at(mirror, 'percentage', 'value'),
  ]);
}

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

/** Who gets which share by a rule, counted from the end if negative; a destination is named by what it tells clients. */
function sharesOf(route: unknown, rule: number): readonly (readonly [unknown, unknown])[] {
  const rules = (at(route, 'spec', 'http') ?? at(route, 'spec', 'rules')) as readonly unknown[];
  const destinations = (at(rules.at(rule), 'route') ?? at(rules.at(rule), 'backendRefs')) as readonly unknown[];
  return destinations.map((destination) => [nameOf(destination), at(destination, 'share')]);
}

function nameOf(destination: unknown): unknown {
  return (
    at(destination, 'headers', 'response', 'add', 'app-version') ??
    at(destination, 'headers', 'request', 'set', 'branch') ??
    at(destination, 'filters', 0, 'responseHeaderModifier', 'add', 0, 'value')
  );
}
