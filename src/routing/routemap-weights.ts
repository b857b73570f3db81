import { weightAnnotation } from '../iter8/labels.ts';
import { groupOf } from '../mesh/names.ts';
import type { DataMap } from '../values/data.ts';
import type { SpecifiedVersion } from './read-specification.ts';
import type { ResourceKinds } from './resource-kinds.ts';
import type { RoutedVersion } from './routemap-content.ts';

/** The controller accepts only digits as a weight, and only an unsigned integer of 32 bits. */
const weightText = /^\d+$/;

/**
 * The weights that the Iter8 controller passes to a routing template, one for each version: the annotation
 * `iter8.tools/weight` of its first resource, else the weight in the routemap, else 1. An unavailable version gets 0. If all
 * weights are 0, the first version gets 1.
 * Source: normalizeWeights in controllers/routemap.go of github.com/iter8-tools/iter8
 *
 * @param available for each version, whether it is available
 */
export function effectiveWeights(versions: readonly RoutedVersion[], available: readonly boolean[]): readonly number[] {
  const weights = versions.map(({ annotatedWeight, weight }, index) =>
    available[index] === true ? (annotatedWeight ?? weight ?? 1) : 0,
  );
  return weights.some((weight) => weight > 0) ? weights : weights.map((_, index) => (index === 0 ? 1 : 0));
}

/**
 * For each version, the weight in the annotation `iter8.tools/weight` of its first resource. Null if that resource is not
 * among the objects, or if the annotation is not a valid weight, which the controller ignores.
 *
 * @param namespace the namespace of the routemap, and of resources without a namespace
 * @param kinds the kinds of the short names in resources
 */
export function annotatedWeights(
  versions: readonly SpecifiedVersion[],
  namespace: string | null,
  objects: readonly DataMap[],
  kinds: ResourceKinds,
): readonly (number | null)[] {
  const annotated = new Map<string, string>();
  for (const { apiVersion, kind, metadata } of objects) {
    const { name, namespace: own = null, annotations } = (metadata ?? {}) as DataMap;
    const text = ((annotations ?? {}) as DataMap)[weightAnnotation];
    if (typeof text === 'string') annotated.set(keyOf(groupOf(apiVersion), kind, own ?? namespace, name), text);
  }
  return versions.map(({ resources: [first] }) => {
    const known = first && kinds.get(first.gvrShort);
    const text = known && annotated.get(keyOf(known.group, known.kind, first.namespace ?? namespace, first.name));
    return text === undefined ? null : readWeight(text);
  });
}

/** The weight in an annotation; null if the controller would not accept the text. */
export function readWeight(text: string): number | null {
  const value = weightText.test(text) ? Number(text) : null;
  return value === null || value >= 2 ** 32 ? null : value;
}

function keyOf(...identity: readonly unknown[]): string {
  return JSON.stringify(identity);
}
