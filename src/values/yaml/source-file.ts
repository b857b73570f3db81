import type { Diagnostic, Path, RelatedPlace } from '../../diagnostics/diagnostic.ts';
import type { DiagnosticCode, Severity } from '../../diagnostics/diagnostic-codes.ts';
import type { Position } from '../../diagnostics/position.ts';
import { limits } from '../limits.ts';
import { decodeText } from './decode-text.ts';

/** Maps a start and an end, by line and column, to a position. */
export type PositionOf = (start: Place, end?: Place) => Position;

export interface Problem {
  readonly code: DiagnosticCode;
  readonly severity?: Severity;
  readonly path?: Path;
  /** Offsets in the text; without an end the problem is a point. */
  readonly start: number;
  readonly end?: number;
  readonly message: string;
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
}

/** A file while it is read: its text, positions in it, and its diagnostics. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  position(start: number, end?: number): Position;
  /** Adds a problem; false once there are so many that reading should stop. */
  report(problem: Problem): boolean;
}

/** Decodes a file. If a byte is invalid, it is reported, and the text ends before it. */
export function openSourceFile(name: string, bytes: Uint8Array): SourceFile {
  const decoded = decodeText(bytes);
  if (decoded.ok) return createSourceFile(name, decoded.text);
  const { before, message, hint } = decoded;
  const file = createSourceFile(name, before);
  file.report({ code: 'yaml-encoding', start: before.length, message, hint });
  return file;
}

/**
 * @param name the file's name in positions
 * @param positionOf maps places in the text to positions, if the text is only a part of a file
 */
export function createSourceFile(name: string, text: string, positionOf: PositionOf = inFile(name)): SourceFile {
  const placeOf = indexLines(text);
  const diagnostics: Diagnostic[] = [];

  function position(start: number, end?: number): Position {
    return positionOf(placeOf(start), end === undefined ? undefined : placeOf(end));
  }

  function report({ start, end, severity = 'error', path = [], ...rest }: Problem): boolean {
    if (diagnostics.length < limits.problems) {
      diagnostics.push({ severity, path, position: position(start, end), ...rest });
    }
    return diagnostics.length < limits.problems;
  }

  return { name, text, diagnostics, position, report };
}

function inFile(name: string): PositionOf {
  return ({ line, column }, end) => {
    if (end === undefined) return { kind: 'file', file: name, line, column };
    return { kind: 'file', file: name, line, column, endLine: end.line, endColumn: end.column };
  };
}

/** A place in a text; both count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Indexes the lines of a text, once somebody asks for a place, to find the line and column of an offset. */
function indexLines(text: string): (offset: number) => Place {
  let starts: readonly number[] | undefined;
  return (offset) => {
    // A file that is too large is refused at its beginning.
    if (offset === 0) return { line: 1, column: 1 };
    starts ??= findLines(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Where lines start. LF, CRLF and a lone CR end a line. */
function findLines(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}
