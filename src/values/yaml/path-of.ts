import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Frame } from './tree-builder.ts';

/** The path of what is read next, e.g. of the value of a key that was just read. */
export function pathOf(stack: readonly Frame[]): Path {
  return stack.flatMap((frame): Path => {
    if (frame.kind === 'list') return [frame.items.length];
    if (frame.key === undefined || frame.key.kind === 'refused') return [];
    return [frame.key.kind === 'entry' ? frame.key.text : '<<'];
  });
}
