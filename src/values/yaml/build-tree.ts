import {
  type AliasEvent,
  COLLECTION_STYLE,
  type DocumentDirective,
  EVENT_ID,
  type Event,
  type MappingEvent,
  type SequenceEvent,
} from 'js-yaml';
import { limits } from '../limits.ts';
import { quoteShortly } from '../quote-shortly.ts';
import type { ValueNode } from '../value-node.ts';
import { addToMap } from './add-to-map.ts';
import { readScalar } from './read-scalar.ts';
import { skipBlank } from './scalar-span.ts';
import type { SourceFile } from './source-file.ts';
import { type Child, type Frame, pathOf, type TreeBuilder } from './tree-builder.ts';

/**
 * Builds the tree of one document from its events, as go.yaml.in/yaml/v2 and sigs.k8s.io/yaml read it, without
 * recursion. Problems are reported to the file. Returns undefined if there were so many that reading stopped.
 *
 * @param events the events inside the document
 * @param directives the document's `%TAG` and `%YAML` lines
 * @param lastKeyWins whether a repeated key replaces the one before, as in Go, instead of being a problem
 */
export function buildTree(
  file: SourceFile,
  events: readonly Event[],
  directives: readonly DocumentDirective[],
  lastKeyWins = false,
): ValueNode | undefined {
  const builder: TreeBuilder = { file, directives, lastKeyWins, stack: [], anchors: new Map(), after: 0, aliased: 0 };
  let root: ValueNode | undefined;
  for (const event of events) {
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      openCollection(builder, event);
      continue;
    }
    const child = readChild(builder, event);
    if (child === undefined || file.diagnostics.length >= limits.problems) return undefined;
    if (builder.stack.length === 0) root = child.node;
    add(builder, child);
  }
  return root;
}

/** The node that an event completes: a scalar, an alias, or the list or map that ends. */
function readChild(builder: TreeBuilder, event: Event): Child | undefined {
  if (event.type === EVENT_ID.SCALAR) return readScalar(builder, event);
  if (event.type === EVENT_ID.ALIAS) return readAlias(builder, event);
  const frame = builder.stack.pop();
  return frame && closeCollection(builder, frame);
}

function add(builder: TreeBuilder, child: Child): void {
  const parent = builder.stack.at(-1);
  if (parent === undefined) return;
  parent.size += child.size;
  parent.height = Math.max(parent.height, child.height + 1);
  const isKey = parent.kind === 'map' && parent.key === undefined;
  if (!isKey) checkFinite(builder, child);
  if (parent.kind === 'map') addToMap(builder, parent, child);
  else parent.items.push(child.node);
}

/** Helm passes values through JSON, which has no infinity and no NaN. As keys they become text. */
function checkFinite({ file, stack }: TreeBuilder, { resolved, span }: Child): void {
  if (resolved?.kind !== 'float' || Number.isFinite(resolved.value)) return;
  const text = file.text.slice(span.start, span.end);
  const message = `values cannot contain the number ${text}`;
  file.report({ code: 'yaml-syntax', path: pathOf(stack), ...span, message, hint: 'put it in quotes if it is text' });
}

/** Starts a list or a map. */
function openCollection(builder: TreeBuilder, event: SequenceEvent | MappingEvent): void {
  const { text } = builder.file;
  const { start } = event;
  const anchor = event.anchorStart === -1 ? undefined : text.slice(event.anchorStart, event.anchorEnd);
  // A pair in a list (`[a: 1]`) is a flow map, too, but without its own bracket.
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

/** Go's reader ignores the tags of lists and maps. The tags of YAML's own types change nothing in JSON. */
function reportTag({ file, stack }: TreeBuilder, event: SequenceEvent | MappingEvent, tag: string): void {
  const own = event.type === EVENT_ID.SEQUENCE ? /^!!(?:seq|omap|pairs)$/ : /^!!(?:map|set)$/;
  if (own.test(tag)) return;
  const message = `the tag ${tag} has no meaning here and is ignored`;
  const place = { path: pathOf(stack), start: event.tagStart, end: event.tagEnd };
  file.report({ code: 'yaml-tag', severity: 'warning', ...place, message, hint: 'remove the tag' });
}

/** Ends the list or map that was started last. */
function closeCollection(builder: TreeBuilder, frame: Frame): Child {
  const { start, size, height, anchor } = frame;
  if (frame.flow) builder.after = skipBlank(builder.file.text, builder.after) + 1;
  const span = { start, end: Math.max(start, builder.after) };
  const position = builder.file.position(span.start, span.end);
  const node: ValueNode =
    frame.kind === 'list'
      ? { kind: 'list', items: frame.items, position }
      : { kind: 'map', entries: frame.entries, position };
  const child: Child = { node, span, size, height, aliased: false, merges: false };
  // An anchor inside may have taken the same name; then it keeps the name.
  if (anchor !== undefined && builder.anchors.get(anchor)?.open === frame) builder.anchors.set(anchor, { child });
  return child;
}

/**
 * Reads `*name`: the node of the anchor, shared. A problem is reported, and the alias is then null. Returns undefined
 * if aliases repeat so much that reading has to stop.
 */
function readAlias(builder: TreeBuilder, event: AliasEvent): Child | undefined {
  const { file, stack, anchors } = builder;
  const name = file.text.slice(event.anchorStart, event.anchorEnd);
  const alias = quoteShortly(`*${name}`).slice(1, -1);
  const span = { start: event.anchorStart - 1, end: event.anchorEnd };
  const anchored = anchors.get(name);
  builder.after = span.end;

  if (anchored === undefined || anchored.open !== undefined) {
    const path = pathOf(stack);
    file.report({ code: 'yaml-syntax', path, ...span, ...describe(alias, anchored !== undefined) });
    const node = { kind: 'scalar', value: null, position: file.position(span.start, span.end) } as const;
    return { node, span, size: 1, height: 0, aliased: true, merges: false };
  }

  builder.aliased += anchored.child.size;
  const tooDeep = stack.length + anchored.child.height > limits.depth;
  if (tooDeep || builder.aliased > limits.aliased) {
    const message = tooDeep
      ? `with ${alias} the values are nested deeper than ${limits.depth} levels`
      : `aliases such as ${alias} repeat more than ${limits.aliased} values`;
    file.report({ code: 'yaml-limit', path: pathOf(stack), ...span, message, hint: 'use fewer aliases' });
    return undefined;
  }
  return { ...anchored.child, span, aliased: true, merges: false };
}

function describe(alias: string, open: boolean): { message: string; hint: string } {
  return open
    ? { message: `${alias} is inside the value that it refers to`, hint: 'write the value out' }
    : {
        message: `the anchor &${alias.slice(1)} is not defined above ${alias}`,
        hint: `write &${alias.slice(1)} before the value to repeat`,
      };
}
