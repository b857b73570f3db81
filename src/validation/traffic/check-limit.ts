import { type Finding, keyAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/** The route of the strategy must have room for all versions. */
export function checkLimit({ release, environment, strategy }: TrafficContext): readonly Finding[] {
  const { limit } = strategy;
  if (limit === undefined || release.versions.length <= limit.versions) return [];
  const path = ['application', 'versions'];
  const { length } = release.versions;
  return [
    {
      code: 'unsupported',
      severity: 'error',
      path,
      message: `the strategy ${release.strategy} of ${environment.name} takes at most ${limit.versions} versions, not ${length}`,
      hint: limit.reason,
      at: keyAt(path),
    },
  ];
}
