import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { DataMap } from '../values/data.ts';
import { executeRoutingTemplate } from './execute-routing-template.ts';
import type { RoutemapContent } from './routemap-content.ts';
import { effectiveWeights } from './routemap-weights.ts';
import { isRoute } from './simulate/read-route.ts';

/** The routes that the Iter8 controller makes of a routemap while some versions are available. */
export interface Routes {
  /** For each version, whether it is available. */
  readonly available: readonly boolean[];
  /** The weights that the templates get. */
  readonly weights: readonly number[];
  /** The applied objects by the name of their routing template. A template that makes no object is absent. */
  readonly objects: { readonly [template: string]: DataMap };
}

export type RoutesResult =
  | { readonly ok: true; readonly routes: Routes }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Executes every routing template of a routemap for a set of available versions. */
export function makeRoutes(routemap: RoutemapContent, available: readonly boolean[]): RoutesResult {
  const weights = effectiveWeights(routemap.versions, available);
  const objects: [string, DataMap][] = [];
  const diagnostics: Diagnostic[] = [];
  for (const template of routemap.templates) {
    const executed = executeRoutingTemplate(routemap, template, weights);
    if (!executed.ok) diagnostics.push(executed.diagnostic);
    else if (executed.object !== null) objects.push([template.name, executed.object]);
  }
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return { ok: true, routes: { available, weights, objects: Object.fromEntries(objects) } };
}

/** The objects that are routes, and that `readRoute` therefore reads. */
export function routeObjects({ objects }: Routes): readonly DataMap[] {
  return Object.values(objects).filter(isRoute);
}

/** Every combination of available and unavailable versions, from all available to none. */
export function availabilitySets(count: number): readonly (readonly boolean[])[] {
  if (count === 0) return [[]];
  const others = availabilitySets(count - 1);
  return [true, false].flatMap((first) => others.map((rest) => [first, ...rest]));
}
