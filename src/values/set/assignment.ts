import type { ValueNode } from '../value-node.ts';

/** One part of the place that a flag sets: a key of a map or an index of a list, and where in the argument it is. */
export type Step =
  | { readonly kind: 'key'; readonly key: string; readonly offset: number }
  | { readonly kind: 'index'; readonly index: number; readonly offset: number };

/** `a.b[1]=x`: the steps to the place, and what comes there. */
export interface Assignment {
  readonly steps: readonly Step[];
  readonly node: ValueNode;
  /** The argument ends where the value should be: `a.b=`. */
  readonly endsEmpty: boolean;
}
