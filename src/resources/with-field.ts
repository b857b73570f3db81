import type { MapEntry, MapNode, ValueNode } from '../values/value-node.ts';
import type { FieldStep } from './field-path.ts';

/**
 * The same with something else in a field. Maps on the way there are made where they are missing; whatever else is in
 * the way gives way to them, but a list must have the item.
 *
 * @param path without `[]`
 * @param entry what stands in the field, and where its key was said
 */
export function withField(node: ValueNode, path: readonly FieldStep[], entry: MapEntry): ValueNode {
  const [step, ...rest] = path;
  if (step === undefined) return entry.node;
  if (node.kind === 'list') {
    const change = (item: ValueNode, index: number) => (index === step ? withField(item, rest, entry) : item);
    return { ...node, items: node.items.map(change) };
  }
  if (typeof step !== 'string') return node;
  const map: MapNode = node.kind === 'map' ? node : { kind: 'map', entries: new Map(), position: node.position };
  const before = map.entries.get(step);
  const empty: ValueNode = { kind: 'map', entries: new Map(), position: entry.node.position };
  const changed = withField(before?.node ?? empty, rest, entry);
  const keyPosition = rest.length === 0 ? entry.keyPosition : (before?.keyPosition ?? entry.keyPosition);
  return { ...map, entries: new Map(map.entries).set(step, { keyPosition, node: changed }) };
}
