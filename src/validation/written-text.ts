import { createLineReader } from '../diagnostics/create-line-reader.ts';
import type { Path } from '../diagnostics/diagnostic.ts';
import { locate, type Values } from '../values/value-node.ts';

/**
 * Finds the source text of a scalar, such as `on` where YAML reads `true`.
 *
 * @param sources the text of each values file, by the name that positions use
 * @returns undefined for text of several lines, and for values of flags
 */
export function writtenText(values: Values, sources: ReadonlyMap<string, string>): (path: Path) => string | undefined {
  const readLine = createLineReader(sources);
  return (path) => {
    const position = locate(values, path, 'value');
    if (position.kind !== 'file' || position.endColumn === undefined || position.endLine !== position.line) {
      return undefined;
    }
    const { file, line, column, endColumn } = position;
    return readLine(file, line)?.slice(column - 1, endColumn - 1);
  };
}
