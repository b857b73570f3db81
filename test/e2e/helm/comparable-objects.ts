import { load, loadAll } from 'js-yaml';
import { at } from '../../at.ts';
import type { Oracle } from '../cluster/oracle.ts';

/** Weights of up to four versions: all have some, only the primary, only another. */
const weights = [
  [1, 2, 3, 4],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
] as const;

/**
 * The objects of a stream by kind and name, in no order. Of a routemap it has the routes that its templates make:
 * Helm sorts the keys of values, and their order shows in the text of a template.
 */
export async function comparableObjects(
  stream: string,
  oracle: Oracle<'route'>,
): Promise<ReadonlyMap<string, unknown>> {
  const objects = loadAll(stream).filter((object) => object !== null);
  const entries = objects.map(async (object) => {
    const { annotations = {}, ...metadata } = at(object, 'metadata') as { readonly annotations?: object };
    // Helm 4 leaves empty annotations behind.
    const kept = Object.keys(annotations).length === 0 ? metadata : { ...metadata, annotations };
    const strSpec = at(object, 'data', 'strSpec');
    const data = strSpec === undefined ? {} : { data: await routesOf(String(strSpec), oracle) };
    const name = `${at(object, 'kind')} ${at(metadata, 'namespace')}/${at(metadata, 'name')}`;
    return [name, { ...(object as object), metadata: kept, ...data }] as const;
  });
  return new Map(await Promise.all(entries));
}

async function routesOf(strSpec: string, oracle: Oracle<'route'>): Promise<object> {
  const { routingTemplates = {}, ...spec } = load(strSpec) as {
    readonly routingTemplates?: { readonly [strategy: string]: { readonly template: string } };
  };
  const routes = Object.entries(routingTemplates).map(async ([strategy, { template, ...rest }]) => {
    const asked = weights.map((each) => oracle.ask({ template, weights: [...each] }));
    return [strategy, rest, (await Promise.all(asked)).map(({ object, error }) => object ?? error)];
  });
  return { ...spec, routes: await Promise.all(routes) };
}
