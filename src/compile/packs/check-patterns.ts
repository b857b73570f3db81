import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../values/data.ts';
import { locate, type Values } from '../../values/value-node.ts';

/** The patterns of a schema fragment that are no regular expressions. */
export function checkPatterns(values: Values): readonly Diagnostic[] {
  return patternsIn(values.data, []).flatMap(({ pattern, path }) => {
    const reason = faultOf(pattern);
    if (reason === undefined) return [];
    const position = locate(values, path, 'value');
    return [{ code: 'wrong-value', severity: 'error', path, message: `pattern is not valid: ${reason}`, position }];
  });
}

function patternsIn(data: Data, path: Path): readonly { readonly pattern: string; readonly path: Path }[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]: [string, Data]) => {
    const here = [...path, key];
    // A key of the values may be called `pattern`, too; then it holds a schema.
    return key === 'pattern' && typeof value === 'string' ? [{ pattern: value, path: here }] : patternsIn(value, here);
  });
}

function faultOf(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
