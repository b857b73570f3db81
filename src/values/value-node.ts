import type { Path } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import type { Data, DataMap, Scalar } from './data.ts';

/** Data with the position of every part. Nodes never change, so aliases can share them. */
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

/** The merged values of a release: the data, and the same data as a tree with positions. */
export interface Values {
  readonly data: DataMap;
  readonly root: MapNode;
}

/** The data of a tree, without its positions. Maps get no prototype, so that every key is plain data. */
export function nodeToData(node: MapNode): DataMap;
export function nodeToData(node: ValueNode): Data;
export function nodeToData(node: ValueNode): Data {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map((item) => nodeToData(item));
    case 'map': {
      const data: Record<string, Data> = Object.create(null);
      for (const [key, entry] of node.entries) data[key] = nodeToData(entry.node);
      return data;
    }
  }
}

/**
 * The position of a key or value in the values. The key of a list item is the item itself.
 *
 * The position of something that is not set is the key of the nearest map or list around it that exists, or the start
 * of the values.
 */
export function locate(values: Pick<Values, 'root'>, path: Path, part: 'key' | 'value'): Position {
  let node: ValueNode = values.root;
  let key = values.root.position;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === undefined) return key;
    node = next.node;
    key = next.key;
  }
  return part === 'key' ? key : node.position;
}

function childOf(node: ValueNode, step: string | number): { node: ValueNode; key: Position } | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.get(String(step));
    return entry && { node: entry.node, key: entry.keyPosition };
  }
  const item = node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  return item && { node: item, key: item.position };
}

/**
 * Merges one map over another as Helm does with values files: maps are merged at every depth, and anything else (lists,
 * scalars, null) replaces the earlier value. Null stays null: it removes the value of an earlier file, and Helm's
 * `.Values` has it too, for a chart without defaults.
 *
 * Keys keep the order in which they were first set. A merged map keeps the position where it was first set.
 */
export function mergeMaps(under: MapNode, over: MapNode): MapNode {
  if (under.entries.size === 0) return over;
  if (over.entries.size === 0) return under;
  const entries = new Map<string, MapEntry>(under.entries);
  for (const [key, entry] of over.entries) {
    const before = entries.get(key);
    if (before?.node.kind === 'map' && entry.node.kind === 'map') {
      entries.set(key, { keyPosition: before.keyPosition, node: mergeMaps(before.node, entry.node) });
    } else {
      entries.set(key, entry);
    }
  }
  return { kind: 'map', entries, position: under.position };
}
