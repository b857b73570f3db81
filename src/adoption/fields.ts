import type { MapEntry, MapNode, ValueNode } from '../values/value-node.ts';

/** A step into a map, into the item of a list, or into each of its items. */
export type FieldStep = string | number | typeof each;

/** The step into each item of a list, written `[]`. */
export const each = Symbol('each item');

/** Reads the path of a field as environments write it: `ports[0].port`, `ports[].nodePort`. */
export function fieldPath(text: string): readonly FieldStep[] {
  return text.split('.').flatMap((part) => {
    const [, key = part, index] = /^([^[]+)\[(\d*)\]$/.exec(part) ?? [];
    if (index === undefined) return [key];
    return [key, index === '' ? each : Number(index)];
  });
}

/** The node at a path; undefined if the path leads nowhere. The path has no `[]`. */
export function nodeAt(node: ValueNode, path: readonly FieldStep[]): ValueNode | undefined {
  let current: ValueNode | undefined = node;
  for (const step of path) {
    if (current?.kind === 'map' && typeof step === 'string') current = current.entries.get(step)?.node;
    else if (current?.kind === 'list' && typeof step === 'number') current = current.items[step];
    else return undefined;
  }
  return current;
}

/**
 * A copy with another value in a field. Missing maps on the path are added, and scalars on the path are replaced by maps;
 * a list must already have the item.
 *
 * @param path without `[]`
 * @param entry the value, and the position of its key
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

/** A copy without the field at a path. `[]` in the path stands for each item of a list. */
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
