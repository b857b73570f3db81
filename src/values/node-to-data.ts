import type { Data, DataMap } from './data.ts';
import type { MapNode, ValueNode } from './value-node.ts';

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
