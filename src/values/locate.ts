import type { Path } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import type { ValueNode } from './value-node.ts';
import type { Values } from './values.ts';

/**
 * Where something in the values was said: its key, or its value. The key of a list item is the item itself.
 *
 * What nobody said is where it could have been: at the key of the nearest thing around it that exists, or at the
 * beginning of the values.
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
