import { load } from 'js-yaml';
import { expect } from 'vitest';
import type { ApiVersions } from '../../../src/release/release.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { renderValues } from '../../reference-cases.ts';
import type { Oracle } from '../cluster/oracle.ts';
import { controllerWeights } from './availability.ts';

interface Spec {
  readonly versions: readonly { readonly weight?: number }[];
  readonly routingTemplates: { readonly [strategy: string]: { readonly template: string } };
}

/** The route that the Iter8 controller makes of values, for the release `web` in `default`. */
export async function routeOf(
  oracle: Oracle<'route'>,
  values: DataMap,
  available: readonly boolean[],
  apiVersions?: ApiVersions,
): Promise<unknown> {
  const manifests = await renderValues(values, 'web', 'default', apiVersions);
  const spec = load(String(at(manifests.at(-1)?.object, 'data', 'strSpec'))) as Spec;
  const [template] = Object.values(spec.routingTemplates).map((route) => route.template);
  const weights = controllerWeights(spec.versions, available);
  const { object, error } = await oracle.ask({ template: template ?? '', weights });
  expect(error).toBeUndefined();
  return object;
}
