import { isMap, mapAt, textAt } from '../../values/read-data.ts';
import type { Finding } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';
import { resourceFinding } from './resource-finding.ts';
import type { ResourcesContext } from './resources-context.ts';

/** Where a HorizontalPodAutoscaler, a VerticalPodAutoscaler and others of the kind name what they scale. */
const references = ['scaleTargetRef', 'targetRef'];

/** An autoscaler in the manifests must not scale an object that is no longer there. */
export function checkScalers({ release, replaced, remaining, sources }: ResourcesContext): readonly Finding[] {
  return remaining.flatMap((resource) =>
    references.flatMap((key) => {
      const spec = mapAt(resource.data, 'spec') ?? {};
      const reference = isMap(spec[key]) ? spec[key] : undefined;
      const target = replaced.find(
        ({ kind, name, namespace }) =>
          reference !== undefined &&
          // KEDA's ScaledObject need not name the kind.
          kind === (textAt(reference, 'kind') ?? 'Deployment') &&
          name === textAt(reference, 'name') &&
          (namespace ?? release.namespace) === (resource.namespace ?? release.namespace),
      );
      if (target === undefined) return [];
      const versions = sources.filter((source) => source.resource === target);
      const names = versions.map(({ version }) => release.versions[version]?.name ?? '');
      const message = `${resource.kind} ${resource.name} is for ${target.kind} ${target.name}, which the versions replace`;
      const hint = `switch it off in the chart, and give each version one of its own: they are ${joinWords(names, 'and')}`;
      return [resourceFinding(resource, ['spec', key, 'name'], versions[0]?.path ?? [], { message, hint })];
    }),
  );
}
