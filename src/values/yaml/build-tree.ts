import { type DocumentDirective, EVENT_ID, type Event } from 'js-yaml';
import { limits } from '../limits.ts';
import type { ValueNode } from '../value-node.ts';
import { addToMap } from './add-to-map.ts';
import { closeCollection } from './close-collection.ts';
import { openCollection } from './open-collection.ts';
import { pathOf } from './path-of.ts';
import { readAlias } from './read-alias.ts';
import { readScalar } from './read-scalar.ts';
import type { SourceFile } from './source-file.ts';
import type { Child, TreeBuilder } from './tree-builder.ts';

/**
 * Makes a tree of the events of one document, as go.yaml.in/yaml/v2 and sigs.k8s.io/yaml read it. Works without
 * recursion. Problems are reported to the file; undefined means that there were so many that reading stopped.
 *
 * @param events those inside the document
 * @param directives the document's `%TAG` and `%YAML` lines
 * @param lastKeyWins as in Go, a key that stands twice is no problem
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

/** What an event completes: a scalar, an alias, or with its end a list or map. */
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

/** Values pass through JSON in Helm, which has no such numbers. As keys they become text. */
function checkFinite({ file, stack }: TreeBuilder, { resolved, span }: Child): void {
  if (resolved?.kind !== 'float' || Number.isFinite(resolved.value)) return;
  const text = file.text.slice(span.start, span.end);
  const message = `${text} is a number that values cannot have`;
  file.report({ code: 'yaml-syntax', path: pathOf(stack), ...span, message, hint: 'put it in quotes if it is text' });
}
