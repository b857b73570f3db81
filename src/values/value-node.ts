import type { Position } from '../diagnostics/position.ts';
import type { Scalar } from './data.ts';

/** Data together with where each part of it was written. Nodes are never changed, so aliases may share them. */
export type ValueNode = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: Scalar;
  readonly position: Position;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly ValueNode[];
  readonly position: Position;
}

/** `entries` keeps the order in which the keys were written. */
export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly position: Position;
}

export interface MapEntry {
  readonly keyPosition: Position;
  readonly node: ValueNode;
}
