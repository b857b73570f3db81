import { formatCount } from '../terminal/format-count.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Severity } from './diagnostic-codes.ts';

/** How many diagnostics there are of each severity. */
export interface DiagnosticCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts diagnostics by severity. With `--strict` the caller adds `errors` and `warnings`. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): DiagnosticCounts {
  const count = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** `3 errors, 1 warning in values.yaml`. Empty without diagnostics. */
export function formatSummary(diagnostics: readonly Diagnostic[]): string {
  const { errors, warnings, infos } = countDiagnostics(diagnostics);
  const counts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'info'],
  ] as const;
  const shown = counts.flatMap(([count, noun]) => (count === 0 ? [] : [formatCount(count, noun)]));
  return shown.join(', ') + formatWhere(diagnostics);
}

function formatWhere(diagnostics: readonly Diagnostic[]): string {
  const positions = diagnostics.map((diagnostic) => diagnostic.position);
  const files = new Set(positions.flatMap((position) => (position.kind === 'file' ? [position.file] : [])));
  const inFiles = files.size > 1 ? `in ${files.size} files` : Array.from(files, (file) => `in ${file}`).join('');
  const onCommandLine = positions.some((position) => position.kind === 'flag') ? 'on the command line' : '';
  const where = [inFiles, onCommandLine].filter((part) => part !== '').join(' and ');
  return where === '' ? '' : ` ${where}`;
}
