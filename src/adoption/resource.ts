import type { DataMap } from '../values/data.ts';
import type { MapNode } from '../values/value-node.ts';

/** An existing Kubernetes object, that versions can be taken from. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Null where the manifest names none, as in most charts: it is the release's. */
  readonly namespace: string | null;
  readonly data: DataMap;
  /** The same with positions. */
  readonly node: MapNode;
}
