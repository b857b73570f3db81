import { isGiven, mapAt, numberAt } from '../../values/data.ts';
import { type Finding, keyAt } from '../finding.ts';
import type { TrafficContext } from '../traffic/traffic-context.ts';

const key = 'canaryTrafficPercent';

/**
 * Finds versions that share their requests among their own revisions: the newest gets the percentage, the one before the
 * rest. With a route, the shares of the release are then not those of the newest models.
 * Source: createKnativeService in pkg/controller/v1beta1/inferenceservice/reconcilers/knative/ksvc_reconciler.go of KServe
 */
export function lintCanaryPercent({ release, isSound }: TrafficContext): readonly Finding[] {
  if (release.routemap.route === null) return [];
  return release.versions.filter(isSound).flatMap(({ index, objects }) =>
    objects.flatMap(({ kind, specification, path }) => {
      if (kind !== 'InferenceService' || specification === null) return [];
      return ['predictor', 'transformer'].flatMap((component): readonly Finding[] => {
        const spec = mapAt(specification, component);
        if (spec === undefined || !isGiven(spec[key]) || numberAt(spec, key) === 100) return [];
        const place = [...path, 'spec', component, key];
        return [
          {
            code: 'shared-twice',
            severity: 'warning',
            path: place,
            message: `${key} shares the requests of version ${index} once more, between its last two revisions`,
            hint: 'remove it; the release shares the requests, and a new model is a new version',
            at: keyAt(place),
          },
        ];
      });
    }),
  );
}
