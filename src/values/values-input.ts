import type { MapNode } from './value-node.ts';

/** One input with values. */
export type ValuesInput = ValuesFile | ValuesFlag | MergedValues;

/** Values that another program has already read and merged. Files and flags override them. */
export interface MergedValues {
  readonly kind: 'merged';
  readonly root: MapNode;
}

/** `-f NAME`; `name` is the file's name in diagnostics, `<stdin>` for `-`. */
export interface ValuesFile {
  readonly kind: 'file';
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A `--set…` flag. */
export type ValuesFlag =
  | { readonly kind: 'set-json' | 'set' | 'set-string' | 'set-literal'; readonly argument: string }
  /** `readFile` returns the bytes of a file that the argument names, or throws an Error that says why it cannot. */
  | { readonly kind: 'set-file'; readonly argument: string; readonly readFile: (path: string) => Uint8Array };
