import { createLineReader } from '../diagnostics/create-line-reader.ts';
import type { Path } from '../diagnostics/diagnostic.ts';
import { locate, type Values } from '../values/value-node.ts';

/**
 * Looks up what was written for a scalar, e.g. `on` where YAML reads `true`.
 *
 * @param sources the text of each values file, by the name that positions use
 * @returns undefined for what spans several lines or was set by a flag
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
