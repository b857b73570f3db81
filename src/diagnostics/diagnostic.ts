import type { DiagnosticCode, Severity } from './diagnostic-codes.ts';
import type { Position } from './position.ts';

/** A place in the values, from the root: `['application', 'versions', 1, 'weight']`. */
export type Path = readonly (string | number)[];

/** A second place that belongs to a problem, e.g. where a duplicate key stood first. */
export interface RelatedPlace {
  readonly message: string;
  readonly position: Position;
}

/** One thing to tell the author of the values. The message says what is wrong, the hint what would be right. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  readonly position: Position;
  readonly related?: readonly RelatedPlace[];
}
