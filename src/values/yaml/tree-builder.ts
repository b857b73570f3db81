import type { DocumentDirective } from 'js-yaml';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { MapEntry, ValueNode } from '../value-node.ts';
import type { Resolved } from './resolve-plain.ts';
import type { Span } from './scalar-span.ts';
import type { SourceFile } from './source-file.ts';

/** A node that has been read and is about to be added to the list or map around it. */
export interface Child {
  readonly node: ValueNode;
  readonly span: Span;
  /** Nodes and keys in it, with aliases written out. */
  readonly size: number;
  /** Levels of maps and lists in it; 0 for a scalar. */
  readonly height: number;
  /** The value of a scalar. */
  readonly resolved?: Resolved;
  /** Whether it is an alias, `*name`. */
  readonly aliased: boolean;
  /** Whether it is a `<<` that merges, if it is a key. */
  readonly merges: boolean;
}

/** A key whose value comes next. */
export type PendingKey =
  | { readonly kind: 'entry'; readonly text: string; readonly span: Span }
  | { readonly kind: 'merge' | 'refused'; readonly span: Span };

interface OpenCollection {
  readonly start: number;
  readonly anchor: string | undefined;
  /** Whether it ends with a bracket. */
  readonly flow: boolean;
  size: number;
  height: number;
}

export interface ListFrame extends OpenCollection {
  readonly kind: 'list';
  readonly items: ValueNode[];
}

export interface MapFrame extends OpenCollection {
  readonly kind: 'map';
  readonly entries: Map<string, MapEntry>;
  /** The keys that come only from `<<`, so that setting them is not a duplicate. Most maps have none. */
  merged: Set<string> | undefined;
  key: PendingKey | undefined;
}

/** A list or map that is being read. */
export type Frame = ListFrame | MapFrame;

/** The node of an anchor; `open` while it is still being read. */
export type Anchored = { readonly open: Frame } | { readonly open?: never; readonly child: Child };

/** The state of reading one document. */
export interface TreeBuilder {
  readonly file: SourceFile;
  readonly directives: readonly DocumentDirective[];
  readonly lastKeyWins: boolean;
  readonly stack: Frame[];
  readonly anchors: Map<string, Anchored>;
  /** The offset after the previous token. */
  after: number;
  /** Nodes that aliases have repeated so far. */
  aliased: number;
}

/** The path of the next node, e.g. the value of the key before it. */
export function pathOf(stack: readonly Frame[]): Path {
  return stack.flatMap((frame): Path => {
    if (frame.kind === 'list') return [frame.items.length];
    if (frame.key === undefined || frame.key.kind === 'refused') return [];
    return [frame.key.kind === 'entry' ? frame.key.text : '<<'];
  });
}
