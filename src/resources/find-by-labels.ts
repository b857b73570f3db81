import type { VersionObjectKind } from '../environments/environment.ts';
import { labelsAt } from './labels-at.ts';
import type { Resource } from './resource.ts';
import { selects } from './selects.ts';
import type { Source } from './source.ts';
import type { TakeProblem } from './take-problem.ts';

/**
 * The object of a kind, a Service, whose selector finds the pods of an object that is taken. None is no problem: one is
 * made then.
 */
export function findByLabels(
  kind: VersionObjectKind,
  sources: readonly Source[],
  { resources, namespace }: { readonly resources: readonly Resource[]; readonly namespace: string },
): readonly (Source | TakeProblem)[] {
  const selector = kind.taking?.selector;
  if (selector === undefined || kind.taking?.podLabels !== undefined) return [];
  return sources.flatMap((source): readonly (Source | TakeProblem)[] => {
    const labels = labelsAt(source.resource, source.kind.taking?.podLabels);
    const found = resources.filter(
      (resource) =>
        resource.kind === kind.kind &&
        resource.apiVersion === kind.apiVersion &&
        (resource.namespace ?? namespace) === (source.resource.namespace ?? namespace) &&
        selects(labelsAt(resource, selector), labels),
    );
    const [resource] = found;
    if (resource === undefined) return [];
    if (found.length > 1) return [{ kind: 'several-selectors', source: source.resource, found, path: source.path }];
    return [{ version: source.version, kind, resource, path: source.path, container: null }];
  });
}
