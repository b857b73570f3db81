import type { DataMap } from '../values/data.ts';
import type { MapNode } from '../values/value-node.ts';

/** An existing Kubernetes object that versions can adopt. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Null if the manifest names none, as in most charts: then it is the release's. */
  readonly namespace: string | null;
  readonly data: DataMap;
  /** The data with positions. */
  readonly node: MapNode;
}
