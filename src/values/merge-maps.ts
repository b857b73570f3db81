import type { MapEntry, MapNode } from './value-node.ts';

/**
 * Lays one map over another as Helm does with values files: maps are merged at every depth, anything else (lists,
 * scalars, null) replaces what was there. A null stays as null: it takes away what an earlier file said, and Helm's
 * `.Values` shows it too, for a chart without defaults.
 *
 * Keys keep the order in which they were first said. A merged map stays where it was said first.
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
