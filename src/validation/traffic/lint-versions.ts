import { type Finding, valueAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/**
 * Finds versions without pods. Kubernetes treats a Deployment without replicas as available, so the route sends requests to it.
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
          const message = `version ${index} gets requests, but has no pods`;
          const hint =
            'Kubernetes treats a Deployment without replicas as available; set replicas to 1 or more, or remove the version';
          return { code: 'no-replicas', severity: 'warning', path, message, hint, at: valueAt(path) };
        }),
    );
}

/** Finds a strategy that shares requests among versions where the release has only one, as at its start. */
export function lintStrategy({ release, strategy }: TrafficContext): readonly Finding[] {
  if (strategy.route === null || release.versions.length > 1) return [];
  const path = ['application', 'strategy'];
  return [
    {
      code: 'single-version',
      severity: 'info',
      path,
      message: `the only version gets all requests; ${release.strategy} takes effect with a second version`,
      at: valueAt(path),
    },
  ];
}
