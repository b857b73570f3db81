import type { DiagnosticCode, Severity } from './diagnostic-codes.ts';
import type { Position } from './position.ts';

/** A place in the values, from the top level: `['application', 'versions', 1, 'weight']`. */
export type Path = readonly (string | number)[];

/** A second place of a problem, e.g. where a duplicate key occurs first. */
export interface RelatedPlace {
  readonly message: string;
  readonly position: Position;
}

/** One problem in the values. The message says what is wrong, the hint says what to write instead. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  readonly position: Position;
  readonly related?: readonly RelatedPlace[];
}
