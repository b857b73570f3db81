import type { DocumentDirective } from 'js-yaml';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { MapEntry, ValueNode } from '../value-node.ts';
import type { Resolved } from './resolve-plain.ts';
import type { Span } from './scalar-span.ts';
import type { SourceFile } from './source-file.ts';

/** A node that was read, on its way into the list or map around it. */
export interface Child {
  readonly node: ValueNode;
  readonly span: Span;
  /** Nodes and keys in it, aliases written out. */
  readonly size: number;
  /** Levels of maps and lists in it; 0 for a scalar. */
  readonly height: number;
  /** What a scalar was read as. */
  readonly resolved?: Resolved;
  /** It stands here as `*name`. */
  readonly aliased: boolean;
  /** It is a `<<` that merges, if it is a key. */
  readonly merges: boolean;
}

/** A key whose value comes next. */
export type PendingKey =
  | { readonly kind: 'entry'; readonly text: string; readonly span: Span }
  | { readonly kind: 'merge' | 'refused'; readonly span: Span };

interface OpenCollection {
  readonly start: number;
  readonly anchor: string | undefined;
  /** It ends with a bracket. */
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
  /** The keys that only `<<` has brought, so that writing them is no duplicate. Most maps have none. */
  merged: Set<string> | undefined;
  key: PendingKey | undefined;
}

/** A list or map that is being read. */
export type Frame = ListFrame | MapFrame;

/** What an anchor names; `open` while that is itself still being read. */
export type Anchored = { readonly open: Frame } | { readonly open?: never; readonly child: Child };

/** The state of reading one document. */
export interface TreeBuilder {
  readonly file: SourceFile;
  readonly directives: readonly DocumentDirective[];
  readonly lastKeyWins: boolean;
  readonly stack: Frame[];
  readonly anchors: Map<string, Anchored>;
  /** The offset behind whatever was read last. */
  after: number;
  /** Nodes that aliases have repeated so far. */
  aliased: number;
}

/** The path of what is read next, e.g. of the value of a key that was just read. */
export function pathOf(stack: readonly Frame[]): Path {
  return stack.flatMap((frame): Path => {
    if (frame.kind === 'list') return [frame.items.length];
    if (frame.key === undefined || frame.key.kind === 'refused') return [];
    return [frame.key.kind === 'entry' ? frame.key.text : '<<'];
  });
}
