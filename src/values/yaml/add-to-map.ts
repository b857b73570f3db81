import { quoteShortly } from '../quote-shortly.ts';
import type { MapNode } from '../value-node.ts';
import { readKey } from './read-key.ts';
import { type Child, type MapFrame, type PendingKey, pathOf, type TreeBuilder } from './tree-builder.ts';

/** Adds a node to the map around it: as a key, or as the value of the key before it. */
export function addToMap(builder: TreeBuilder, frame: MapFrame, child: Child): void {
  const { key } = frame;
  if (key === undefined) {
    frame.key = takeKey(builder, frame, child);
    return;
  }
  if (key.kind === 'entry') {
    const keyPosition = builder.file.position(key.span.start, key.span.end);
    frame.entries.set(key.text, { keyPosition, node: child.node });
    frame.merged?.delete(key.text);
  } else if (key.kind === 'merge') {
    for (const map of mapsToMerge(builder, child)) mergeInto(builder, frame, map);
  }
  frame.key = undefined;
}

function takeKey(builder: TreeBuilder, frame: MapFrame, child: Child): PendingKey {
  const { span, merges } = child;
  if (merges) return { kind: 'merge', span };
  const key = readKey(child, builder.file.text);
  if (!key.ok) {
    builder.file.report({ ...key.problem, path: pathOf(builder.stack) });
    return { kind: 'refused', span };
  }
  const { text } = key;
  const first = frame.merged?.has(text) ? undefined : frame.entries.get(text);
  if (first === undefined || builder.lastKeyWins) return { kind: 'entry', text, span };
  builder.file.report({
    code: 'yaml-duplicate-key',
    path: [...pathOf(builder.stack), text],
    ...span,
    message: `the key ${quoteShortly(text)} is set twice in this map`,
    hint: 'remove one of them',
    related: [{ message: 'first set here', position: first.keyPosition }],
  });
  return { kind: 'refused', span };
}

/** The maps after `<<`; later ones win. Go's reader takes a map or a list of maps, or aliases of maps. */
function mapsToMerge(builder: TreeBuilder, { node, aliased, span }: Child): readonly MapNode[] {
  const nodes = node.kind === 'list' && !aliased ? node.items : [node];
  const maps = nodes.filter((item) => item.kind === 'map');
  if (maps.length < nodes.length) {
    const message = '<< needs a map or a list of maps';
    const hint = 'refer to a map, e.g. <<: *defaults';
    builder.file.report({ code: 'yaml-syntax', path: pathOf(builder.stack), ...span, message, hint });
  }
  return maps.reverse();
}

/** In Go's reader whatever comes later wins, so a `<<` also overrides the keys above it. */
function mergeInto(builder: TreeBuilder, frame: MapFrame, map: MapNode): void {
  frame.merged ??= new Set();
  for (const [key, entry] of map.entries) {
    const own = frame.merged.has(key) ? undefined : frame.entries.get(key);
    if (own === undefined) frame.merged.add(key);
    else if (frame.key !== undefined) {
      builder.file.report({
        code: 'yaml-surprise',
        severity: 'warning',
        path: [...pathOf(builder.stack).slice(0, -1), key],
        ...frame.key.span,
        message: `<< replaces the key ${quoteShortly(key)} that is written above it, as in Helm`,
        hint: 'put << before the keys that should override it',
        related: [{ message: 'set here', position: own.keyPosition }],
      });
    }
    frame.entries.set(key, entry);
  }
}
