import type { DataMap } from './data.ts';
import type { MapNode } from './value-node.ts';

/** The merged values of a release: the data, and the same as a tree that knows its positions. */
export interface Values {
  readonly data: DataMap;
  readonly root: MapNode;
}
