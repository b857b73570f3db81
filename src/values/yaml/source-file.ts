import type { Diagnostic, Path, RelatedPlace, Severity } from '../../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../../diagnostics/diagnostic-codes.ts';
import type { Position } from '../../diagnostics/position.ts';
import { limits } from '../limits.ts';
import { indexLines } from './index-lines.ts';

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

/** A values file while it is read: its text, positions in it, and what there is to say about it. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  position(start: number, end?: number): Position;
  /** Notes a problem; false once there are so many that reading on is pointless. */
  report(problem: Problem): boolean;
}

export function createSourceFile(name: string, text: string): SourceFile {
  const placeOf = indexLines(text);
  const diagnostics: Diagnostic[] = [];

  function position(start: number, end?: number): Position {
    const { line, column } = placeOf(start);
    if (end === undefined) return { kind: 'file', file: name, line, column };
    const { line: endLine, column: endColumn } = placeOf(end);
    return { kind: 'file', file: name, line, column, endLine, endColumn };
  }

  function report({ start, end, severity = 'error', path = [], ...rest }: Problem): boolean {
    if (diagnostics.length < limits.problems) {
      diagnostics.push({ severity, path, position: position(start, end), ...rest });
    }
    return diagnostics.length < limits.problems;
  }

  return { name, text, diagnostics, position, report };
}
