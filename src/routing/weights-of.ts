import type { RoutedVersion } from './routemap-content.ts';

/**
 * The weights that the Iter8 controller hands to a routing template, one for each version: the annotation
 * `iter8.tools/weight` of its first resource, else the routemap's, else 1; 0 if it is not available. If all are 0 the
 * first gets 1.
 * Source: normalizeWeights in controllers/routemap.go of github.com/iter8-tools/iter8
 *
 * @param available for each version, whether it is
 */
export function weightsOf(versions: readonly RoutedVersion[], available: readonly boolean[]): readonly number[] {
  const weights = versions.map(({ annotatedWeight, weight }, index) =>
    available[index] === true ? (annotatedWeight ?? weight ?? 1) : 0,
  );
  return weights.some((weight) => weight > 0) ? weights : weights.map((_, index) => (index === 0 ? 1 : 0));
}
