/** Every combination of available and unavailable among so many versions, all available first. */
export function availabilities(count: number): readonly (readonly boolean[])[] {
  if (count === 0) return [[]];
  return [true, false].flatMap((first) => availabilities(count - 1).map((rest) => [first, ...rest]));
}

/**
 * The weights that the Iter8 controller hands to a routing template: an unavailable version has 0, an available one
 * its weight or 1 where it names none; if all are 0 the first gets 1.
 */
export function controllerWeights(
  versions: readonly { readonly weight?: number }[],
  available: readonly boolean[],
): number[] {
  const weights = versions.map(({ weight = 1 }, index) => (available[index] ? weight : 0));
  return weights.every((weight) => weight === 0) ? weights.map((_, index) => (index === 0 ? 1 : 0)) : weights;
}
