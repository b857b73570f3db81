import { type Finding, valueAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/**
 * Kubernetes calls a Deployment without replicas available, so the route sends requests to it.
 * Source: calculateStatus in pkg/controller/deployment/sync.go of Kubernetes
 */
export function lintReplicas({ release, isSound }: TrafficContext): readonly Finding[] {
  if (release.routemap.route === null) return [];
  return release.versions
    .filter((version) => isSound(version) && version.weight?.value !== 0)
    .flatMap(({ index, objects }) =>
      objects
        .filter(({ kind, specification }) => kind === 'Deployment' && specification?.replicas === 0)
        .map((object): Finding => {
          const path = [...object.path, 'spec', 'replicas'];
          const message = `version ${index} has no pods, and requests are sent to it all the same`;
          const hint =
            'Kubernetes calls a Deployment without replicas available; let it have some, or remove the version';
          return { code: 'no-replicas', severity: 'warning', path, message, hint, at: valueAt(path) };
        }),
    );
}

/** A strategy that routes requests between versions, and one version only: as at the start of a release. */
export function lintStrategy({ release, strategy }: TrafficContext): readonly Finding[] {
  if (strategy.route === null || release.versions.length > 1) return [];
  const path = ['application', 'strategy'];
  return [
    {
      code: 'single-version',
      severity: 'info',
      path,
      message: `there is one version, and it gets all requests; ${release.strategy} begins with the second`,
      at: valueAt(path),
    },
  ];
}
