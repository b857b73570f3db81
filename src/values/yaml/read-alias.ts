import type { AliasEvent } from 'js-yaml';
import { limits } from '../limits.ts';
import { quoteShortly } from '../quote-shortly.ts';
import { pathOf } from './path-of.ts';
import type { Child, TreeBuilder } from './tree-builder.ts';

/**
 * Reads `*name`: the node that the anchor names, shared. Problems are reported, and the alias is then null;
 * undefined if aliases would repeat so much that reading has to stop.
 */
export function readAlias(builder: TreeBuilder, event: AliasEvent): Child | undefined {
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
    ? { message: `${alias} stands inside the value that it refers to`, hint: 'write the value out' }
    : { message: `${alias} refers to nothing above it`, hint: `put &${alias.slice(1)} before the value that is meant` };
}
