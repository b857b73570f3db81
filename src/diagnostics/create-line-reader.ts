/** Gives line `line` (from 1) of a file without its line break; undefined where there is no such line or file. */
export type LineReader = (file: string, line: number) => string | undefined;

/**
 * Reads single lines out of source texts. A file is split once, when its first line is asked for; lines end as YAML
 * 1.2 says: with LF, CR LF or CR.
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
