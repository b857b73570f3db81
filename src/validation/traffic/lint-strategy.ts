import { type Finding, valueAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

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
