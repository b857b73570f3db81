import type { Version } from '../../release/release.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/** The route of the strategy must have room for all versions, and take their weights. */
export function checkLimit(context: TrafficContext): readonly Finding[] {
  const { release, strategy } = context;
  const { limit } = strategy;
  if (limit === undefined) return [];
  const { versions, weight = Number.POSITIVE_INFINITY } = limit;
  const tooHeavy = release.versions.filter((version) => (version.weight?.value ?? 0) > weight);
  return [
    ...(release.versions.length > versions ? [tooManyVersions(context, versions)] : []),
    ...tooHeavy.map((version) => tooMuchWeight(version, context, weight)),
  ];
}

function tooManyVersions({ release, environment, strategy }: TrafficContext, most: number): Finding {
  const path = ['application', 'versions'];
  return {
    code: 'unsupported',
    severity: 'error',
    path,
    message: `the strategy ${release.strategy} of ${environment.name} takes at most ${most} versions, not ${release.versions.length}`,
    hint: strategy.limit?.reason ?? '',
    at: keyAt(path),
  };
}

function tooMuchWeight({ path, weight }: Version, { release, environment }: TrafficContext, most: number): Finding {
  const place = [...path, 'weight'];
  return {
    code: 'out-of-range',
    severity: 'error',
    path: place,
    message: `the strategy ${release.strategy} of ${environment.name} takes weights up to ${most}, not ${weight?.value}`,
    hint: 'only the proportion of the weights counts; make all of them smaller',
    at: valueAt(place),
  };
}
