import { COLLECTION_STYLE, EVENT_ID, type MappingEvent, type SequenceEvent } from 'js-yaml';
import { pathOf } from './path-of.ts';
import type { Frame, TreeBuilder } from './tree-builder.ts';

/** Begins a list or a map. */
export function openCollection(builder: TreeBuilder, event: SequenceEvent | MappingEvent): void {
  const { text } = builder.file;
  const { start } = event;
  const anchor = event.anchorStart === -1 ? undefined : text.slice(event.anchorStart, event.anchorEnd);
  // A pair in a list (`[a: 1]`) is a flow map too, but has no bracket of its own.
  const flow = event.style === COLLECTION_STYLE.FLOW && (text[start] === '{' || text[start] === '[');
  const common = { start, anchor, flow, size: 1, height: 1 };
  const frame: Frame =
    event.type === EVENT_ID.SEQUENCE
      ? { kind: 'list', items: [], ...common }
      : { kind: 'map', entries: new Map(), merged: undefined, key: undefined, ...common };
  if (anchor !== undefined) builder.anchors.set(anchor, { open: frame });
  if (event.tagStart !== -1) reportTag(builder, event, text.slice(event.tagStart, event.tagEnd));
  builder.stack.push(frame);
  builder.after = flow ? start + 1 : start;
}

/** Go's reader ignores the tags of lists and maps; those of YAML's own types change nothing in JSON either. */
function reportTag({ file, stack }: TreeBuilder, event: SequenceEvent | MappingEvent, tag: string): void {
  const own = event.type === EVENT_ID.SEQUENCE ? /^!!(?:seq|omap|pairs)$/ : /^!!(?:map|set)$/;
  if (own.test(tag)) return;
  const message = `the tag ${tag} means nothing here and is ignored`;
  const place = { path: pathOf(stack), start: event.tagStart, end: event.tagEnd };
  file.report({ code: 'yaml-tag', severity: 'warning', ...place, message, hint: 'remove the tag' });
}
