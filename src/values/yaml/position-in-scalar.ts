import type { ScalarNode } from '../value-node.ts';
import type { Place, PositionOf } from './source-file.ts';

/**
 * Maps places in the text of a scalar to places in the file that contains it. This is exact for a block scalar (`|`)
 * and for a text on one line without escapes; for any other scalar the result is the scalar as a whole.
 *
 * @param source the text of the whole file
 */
export function positionInScalar(source: string, { value, position }: ScalarNode): PositionOf {
  if (position.kind !== 'file' || typeof value !== 'string') return () => position;
  const lines = source.split(/\r\n|\n|\r/);
  const shift = blockShift(lines, position, value) ?? lineShift(lines, position, value);
  if (shift === undefined) return () => position;
  const moved = ({ line, column }: Place): Place => ({ line: line + shift.lines, column: column + shift.columns });
  return (start, end) => {
    const from = { kind: 'file', file: position.file, ...moved(start) } as const;
    if (end === undefined) return from;
    const to = moved(end);
    return { ...from, endLine: to.line, endColumn: to.column };
  };
}

/** How many lines and columns a text is shifted in the file. */
interface Shift {
  readonly lines: number;
  readonly columns: number;
}

/** The text of a block scalar begins on the line below its header, and all its lines have the same indentation. */
function blockShift(lines: readonly string[], { line }: Place, value: string): Shift | undefined {
  const written = value.split('\n');
  const first = written.findIndex((text) => text !== '');
  const indent = (lines[line + first] ?? '').length - (written[first] ?? '').length;
  if (first === -1 || indent < 0) return undefined;
  const same = written.every((text, index) => {
    const there = lines[line + index] ?? '';
    // After its last line the file may continue; a blank line may have no indentation.
    if (text === '') return index === written.length - 1 || there.trim() === '';
    return there.slice(0, indent).trim() === '' && there.slice(indent) === text;
  });
  return same ? { lines: line, columns: indent } : undefined;
}

/** A plain or quoted text on the line of its key. */
function lineShift(lines: readonly string[], { line, column }: Place, value: string): Shift | undefined {
  const rest = (lines[line - 1] ?? '').slice(column - 1);
  const quote = /^["']/.test(rest) ? 1 : 0;
  const isThere =
    !value.includes('\n') && rest.startsWith(value, quote) && (quote === 0 || rest[quote + value.length] === rest[0]);
  return isThere ? { lines: line - 1, columns: column - 1 + quote } : undefined;
}
