import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatPath } from '../../src/diagnostics/format-path.ts';

/** A diagnostic on one line, for tables: `2:1 error yaml-syntax at a.b: message`. */
export function showDiagnostic({ code, severity, path, message, position }: Diagnostic): string {
  const where =
    position.kind === 'file'
      ? `${position.line}:${position.column}`
      : position.kind === 'flag'
        ? `${position.flag} ${position.offset}`
        : 'nowhere';
  return `${where} ${severity} ${code}${path.length === 0 ? '' : ` at ${formatPath(path)}`}: ${message}`;
}
