import { type ExecutionRules, executeRoutingTemplate } from '../../routing/execute-routing-template.ts';
import { effectiveWeights } from '../../routing/routemap-weights.ts';
import type { DataMap } from '../../values/data.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';
import type { VersionState } from './decide-versions.ts';

/** What a routing template makes at the moment. */
export type DecidedRoute =
  /** `object` is null if the template makes no object for these weights. */
  | { readonly template: string; readonly ok: true; readonly gvrShort: string; readonly object: DataMap | null }
  | { readonly template: string; readonly ok: false; readonly problem: string };

/** Whether a version gets its share, and the weight that was written for it. */
export interface RoutedState extends Pick<VersionState, 'annotatedWeight'> {
  readonly available: boolean;
}

/** The weights that the templates get, and the route of each template. */
export interface DecidedRoutes {
  readonly weights: readonly number[];
  readonly routes: readonly DecidedRoute[];
}

/**
 * The routes of a routemap for the states of its versions, by the same code as the command `routes`. An error of one
 * template does not stop the others. A routemap that cannot be read has no routes.
 */
export function decideRoutes(
  routemap: ObservedRoutemap,
  states: readonly RoutedState[],
  rules: ExecutionRules,
): DecidedRoutes {
  const { name, namespace, labels, annotations, specification } = routemap;
  if (!specification.ok) return { weights: [], routes: [] };
  const versions = specification.versions.map((version, index) => ({
    ...version,
    annotatedWeight: states[index]?.annotatedWeight ?? null,
  }));
  const weights = effectiveWeights(
    versions,
    states.map(({ available }) => available),
  );
  const content = {
    name,
    namespace,
    labels,
    annotations,
    versions,
    templates: specification.templates,
    // Only the simulator asks for them.
    namedHosts: new Map(),
    position: { kind: 'nowhere' },
    code: 'broken-routemap',
  } as const;
  const routes = content.templates.map((template): DecidedRoute => {
    // A copy, because what has been parsed is kept as long as its template.
    const executed = executeRoutingTemplate(content, { ...template }, weights, rules);
    return executed.ok
      ? { template: template.name, ok: true, gvrShort: template.gvrShort, object: executed.object }
      : { template: template.name, ok: false, problem: executed.diagnostic.message };
  });
  return { weights, routes };
}
