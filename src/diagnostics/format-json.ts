import { stringifySafely } from '../terminal/stringify-safely.ts';
import { countDiagnostics } from './count-diagnostics.ts';
import { cutDiagnostic } from './cut-diagnostic.ts';
import type { Diagnostic, RelatedPlace } from './diagnostic.ts';
import type { Position } from './position.ts';

/**
 * One JSON document, `{diagnostics, summary: {errors, warnings, infos}}`, in the order given.
 * docs/reference/diagnostics.md describes its fields. Later releases may add fields, but do not rename or remove any.
 */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  return stringifySafely({
    diagnostics: diagnostics.map(cutDiagnostic).map(toJson),
    summary: countDiagnostics(diagnostics),
  });
}

/** Names every field, so that a new field of Diagnostic does not become public by accident. */
function toJson({ code, severity, path, message, hint, position, related }: Diagnostic) {
  return {
    code,
    severity,
    path,
    message,
    hint,
    position: positionToJson(position),
    related: related?.map(relatedToJson),
  };
}

function relatedToJson({ message, position }: RelatedPlace) {
  return { message, position: positionToJson(position) };
}

function positionToJson(position: Position): Position {
  switch (position.kind) {
    case 'nowhere':
      return { kind: 'nowhere' };
    case 'file': {
      const { kind, file, line, column, ...end } = position;
      return { kind, file, line, column, ...end };
    }
    case 'flag': {
      const { kind, flag, argument, ...rest } = position;
      return { kind, flag, argument, ...rest };
    }
  }
}
