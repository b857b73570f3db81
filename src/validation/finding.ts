import type { Diagnostic, Path } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode, Severity } from '../diagnostics/diagnostic-codes.ts';
import type { Position } from '../diagnostics/position.ts';
import { locate, type Values } from '../values/value-node.ts';

/** A place in the values to point at: the value there or its key. */
export interface Place {
  readonly path: Path;
  readonly part: 'key' | 'value';
}

/** A diagnostic whose position is not looked up yet. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** What the finding is about; the key may be missing. */
  readonly path: Path;
  readonly message: string;
  readonly hint?: string;
  /** Where to point; null if the cause is not in the values, such as a wrong release name. */
  readonly at: Place | null;
  /** Where to point instead, if the place is in another file. */
  readonly position?: Position;
  readonly related?: readonly { readonly message: string; readonly at: Place }[];
}

/** Points at the key at a path, as in `weight: 5` at `weight`. */
export function keyAt(path: Path): Place {
  return { path, part: 'key' };
}

/** Points at the value at a path, as in `weight: 5` at `5`. */
export function valueAt(path: Path): Place {
  return { path, part: 'value' };
}

/**
 * A finding with its position looked up.
 *
 * @param strict warnings are errors
 */
export function toDiagnostic(finding: Finding, values: Pick<Values, 'root'>, strict: boolean): Diagnostic {
  const { code, severity, path, message, hint, at, position, related } = finding;
  return {
    code,
    severity: strict && severity === 'warning' ? 'error' : severity,
    path,
    message,
    ...(hint === undefined ? {} : { hint }),
    position: position ?? (at === null ? { kind: 'nowhere' } : locate(values, at.path, at.part)),
    ...(related === undefined || related.length === 0
      ? {}
      : {
          related: related.map((place) => ({
            message: place.message,
            position: locate(values, place.at.path, place.at.part),
          })),
        }),
  };
}
