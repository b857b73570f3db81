/** One thing that the user gave values with. */
export type ValuesInput = ValuesFile | ValuesFlag;

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
