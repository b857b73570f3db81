import { weightAnnotation } from '../../iter8/labels.ts';
import { type Data, type DataMap, isMap, mapAt, mapsAt, textAt } from '../../values/data.ts';

/** What the controller keeps of an object that belongs to a version: all that its availability and weight depend on. */
export interface ObservedObject {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  /** Null if the kind counts no generations. */
  readonly generation: number | null;
  /** The generation that the status is about; null if the status does not say. */
  readonly observedGeneration: number | null;
  /** The object has a deletionTimestamp. */
  readonly isLeaving: boolean;
  /** `spec.replicas`; null if the object has none. */
  readonly replicas: number | null;
  /** The annotation `iter8.tools/weight` as it is written; null if the object has none. */
  readonly weight: string | null;
  readonly conditions: readonly ObservedCondition[];
}

/** A condition in the status of an object. */
export interface ObservedCondition {
  readonly type: string;
  readonly status: string;
  readonly observedGeneration: number | null;
}

/**
 * Takes what counts from an object.
 *
 * @param object as the API server sends it, or as a file has it
 * @param namespace of an object without one
 * @param conditions the names of the conditions to keep
 */
export function observeObject(object: DataMap, namespace: string, conditions: readonly string[]): ObservedObject {
  const metadata = mapAt(object, 'metadata') ?? {};
  const status = mapAt(object, 'status') ?? {};
  const kept = conditions.map((name) => name.toLowerCase());
  return {
    name: textAt(metadata, 'name') ?? '',
    namespace: textAt(metadata, 'namespace') ?? namespace,
    uid: textAt(metadata, 'uid') ?? '',
    generation: integerOf(metadata.generation),
    observedGeneration: integerOf(status.observedGeneration),
    isLeaving: textAt(metadata, 'deletionTimestamp') !== undefined,
    replicas: integerOf(mapAt(object, 'spec')?.replicas),
    weight: annotationOf(metadata),
    conditions: mapsAt(status, 'conditions')
      .filter((condition) => kept.includes((textAt(condition, 'type') ?? '').toLowerCase()))
      .map(observeCondition),
  };
}

function observeCondition(condition: DataMap): ObservedCondition {
  return {
    type: textAt(condition, 'type') ?? '',
    status: textAt(condition, 'status') ?? '',
    observedGeneration: integerOf(condition.observedGeneration),
  };
}

function annotationOf(metadata: DataMap): string | null {
  const { annotations } = metadata;
  const written = isMap(annotations) ? annotations[weightAnnotation] : undefined;
  return typeof written === 'string' ? written : null;
}

function integerOf(data: Data | undefined): number | null {
  return typeof data === 'number' && Number.isInteger(data) ? data : null;
}
