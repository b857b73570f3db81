import type { ValueNode } from '../values/value-node.ts';
import type { FieldStep } from './field-path.ts';

/** The node at a path without `[]`; undefined where there is none. */
export function nodeAt(node: ValueNode, path: readonly FieldStep[]): ValueNode | undefined {
  let current: ValueNode | undefined = node;
  for (const step of path) {
    if (current?.kind === 'map' && typeof step === 'string') current = current.entries.get(step)?.node;
    else if (current?.kind === 'list' && typeof step === 'number') current = current.items[step];
    else return undefined;
  }
  return current;
}
