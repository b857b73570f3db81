/**
 * Where something in the values comes from.
 *
 * - `file`: line and column count from 1. A column counts UTF-16 code units, as editors and SARIF do.
 *   `endLine` and `endColumn` are the first place after the thing (exclusive).
 * - `flag`: the command-line flag and its argument as typed, e.g. `--set` and `application.port=99999`.
 *   `offset` is the place in the argument, counted from 0.
 * - `nowhere`: no place in the input, e.g. because the whole input is empty.
 */
export type Position =
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly line: number;
      readonly column: number;
      readonly endLine?: number;
      readonly endColumn?: number;
    }
  | { readonly kind: 'flag'; readonly flag: string; readonly argument: string; readonly offset?: number }
  | { readonly kind: 'nowhere' };

/** A place on one line: `values.yaml:7:5`, or `--set application.port=99999`. Empty for `nowhere`. */
export function formatPlace(position: Position): string {
  switch (position.kind) {
    case 'nowhere':
      return '';
    case 'file':
      return `${position.file}:${position.line}:${position.column}`;
    case 'flag':
      return `${position.flag} ${position.argument}`;
  }
}
