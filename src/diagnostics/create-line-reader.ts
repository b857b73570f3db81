/** Returns line `line` (from 1) of a file without its line break. Undefined if the file or the line does not exist. */
export type LineReader = (file: string, line: number) => string | undefined;

/**
 * Reads single lines of source texts. A file is split into lines once, when its first line is read. As in YAML 1.2, a
 * line ends with LF, CR LF or CR.
 */
export function createLineReader(sources: ReadonlyMap<string, string>): LineReader {
  const lines = new Map<string, readonly string[]>();
  return (file, line) => {
    const known = lines.get(file) ?? sources.get(file)?.split(/\r\n|\n|\r/);
    if (known === undefined) return undefined;
    lines.set(file, known);
    return known[line - 1];
  };
}
