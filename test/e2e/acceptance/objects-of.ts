import { load } from 'js-yaml';
import type { Manifest } from '../../../src/manifests/manifest.ts';
import { at } from '../../at.ts';
import type { Oracle } from '../cluster/oracle.ts';
import { availabilities, controllerWeights } from '../routing/availability.ts';

/** Of more versions than this only some sets of available ones are looked at. */
const mostForAllSets = 4;

interface Spec {
  readonly versions: readonly { readonly weight?: number }[];
  readonly routingTemplates?: { readonly [strategy: string]: { readonly template: string } };
}

/**
 * Everything that a release puts into a cluster, each object once: its manifests, and the routes that the controller
 * makes of its routemap, for every set of available versions.
 *
 * @throws Error if Go cannot execute a routing template
 */
export async function objectsOf(manifests: readonly Manifest[], oracle: Oracle<'route'>): Promise<readonly string[]> {
  const spec = load(String(at(manifests.at(-1)?.object, 'data', 'strSpec'))) as Spec;
  const templates = Object.values(spec.routingTemplates ?? {});
  const weights = availableSets(spec.versions.length).map((set) => controllerWeights(spec.versions, set));
  const asked = templates.flatMap(({ template }) => weights.map((each) => ({ template, weights: each })));
  const routes = await Promise.all(asked.map((request) => oracle.ask(request)));
  for (const { error } of routes) if (error !== undefined) throw new Error(error);
  const objects = [...manifests.map(({ object }) => object), ...routes.map(({ object }) => object)];
  return [...new Set(objects.map((object) => JSON.stringify(object)))];
}

/** All sets, or of many versions: all, none, each alone, all but each, every second. */
function availableSets(count: number): readonly (readonly boolean[])[] {
  if (count <= mostForAllSets) return availabilities(count);
  const indexes = Array.from({ length: count }, (_, index) => index);
  const set = (isIn: (index: number) => boolean) => indexes.map(isIn);
  return [
    set(() => true),
    set(() => false),
    ...indexes.flatMap((one) => [set((index) => index === one), set((index) => index !== one)]),
    set((index) => index % 2 === 0),
    set((index) => index % 2 === 1),
  ];
}
