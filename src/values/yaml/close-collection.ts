import type { ValueNode } from '../value-node.ts';
import { skipBlank } from './skip-blank.ts';
import type { Child, Frame, TreeBuilder } from './tree-builder.ts';

/** Ends the list or map that was begun last. */
export function closeCollection(builder: TreeBuilder, frame: Frame): Child {
  const { start, size, height, anchor } = frame;
  if (frame.flow) builder.after = skipBlank(builder.file.text, builder.after) + 1;
  const span = { start, end: Math.max(start, builder.after) };
  const position = builder.file.position(span.start, span.end);
  const node: ValueNode =
    frame.kind === 'list'
      ? { kind: 'list', items: frame.items, position }
      : { kind: 'map', entries: frame.entries, position };
  const child: Child = { node, span, size, height, aliased: false, merges: false };
  // Something inside may have taken the name meanwhile, and keeps it.
  if (anchor !== undefined && builder.anchors.get(anchor)?.open === frame) builder.anchors.set(anchor, { child });
  return child;
}
