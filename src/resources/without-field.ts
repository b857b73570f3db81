import type { MapEntry, ValueNode } from '../values/value-node.ts';
import { each, type FieldStep } from './field-path.ts';

/** The same without the field at a path, which `[]` repeats for each item of a list; as it is where there is none. */
export function withoutField(node: ValueNode, [step, ...rest]: readonly FieldStep[]): ValueNode {
  if (node.kind === 'list') {
    const change = (item: ValueNode, index: number) =>
      step === each || step === index ? withoutField(item, rest) : item;
    return { ...node, items: node.items.map(change) };
  }
  const entry = node.kind === 'map' && typeof step === 'string' ? node.entries.get(step) : undefined;
  if (node.kind !== 'map' || typeof step !== 'string' || entry === undefined) return node;
  const entries = new Map<string, MapEntry>(node.entries);
  if (rest.length === 0) entries.delete(step);
  else entries.set(step, { ...entry, node: withoutField(entry.node, rest) });
  return { ...node, entries };
}
