import type { MapNode } from './value-node.ts';

/** One thing that the user gave values with. */
export type ValuesInput = ValuesFile | ValuesFlag | MergedValues;

/** Values that another program has read and merged already. Files and flags beside them win over them. */
export interface MergedValues {
  readonly kind: 'merged';
  readonly root: MapNode;
}

/** `-f NAME`; `name` is what diagnostics call the file, `<stdin>` for `-`. */
export interface ValuesFile {
  readonly kind: 'file';
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A `--set…` flag. */
export type ValuesFlag =
  | { readonly kind: 'set-json' | 'set' | 'set-string' | 'set-literal'; readonly argument: string }
  /** `readFile` gives the bytes of a file that the argument names, or throws an Error whose message says why not. */
  | { readonly kind: 'set-file'; readonly argument: string; readonly readFile: (path: string) => Uint8Array };
