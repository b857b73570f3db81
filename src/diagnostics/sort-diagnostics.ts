import type { Diagnostic } from './diagnostic.ts';
import type { Severity } from './diagnostic-codes.ts';
import { formatPath } from './format-path.ts';
import type { Position } from './position.ts';

type SortKey = readonly (string | number)[];

const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Sorts by position, then by severity, code, path and message, and removes exact duplicates. Diagnostics without a
 * position come first, then the files in the given order (other files after them, by name) by line and column, then the
 * flags. The order does not depend on the order of the input.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[], files: readonly string[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics
    .filter((diagnostic) => {
      const identity = identityOf(diagnostic);
      return !seen.has(identity) && seen.add(identity);
    })
    .map((diagnostic) => ({ diagnostic, key: sortKey(diagnostic, files) }))
    .sort((left, right) => compareKeys(left.key, right.key))
    .map(({ diagnostic }) => diagnostic);
}

function identityOf({ code, severity, path, message, hint, position, related = [] }: Diagnostic): string {
  const places = related.map((place) => [place.message, positionKey(place.position, []), endKey(place.position)]);
  return JSON.stringify([code, severity, path, message, hint, positionKey(position, []), endKey(position), places]);
}

function sortKey(diagnostic: Diagnostic, files: readonly string[]): SortKey {
  return [
    ...positionKey(diagnostic.position, files),
    severityRank[diagnostic.severity],
    diagnostic.code,
    formatPath(diagnostic.path),
    diagnostic.message,
    identityOf(diagnostic),
  ];
}

/** Always five parts, so that the keys of all kinds of positions can be compared part by part. */
function positionKey(position: Position, files: readonly string[]): SortKey {
  switch (position.kind) {
    case 'nowhere':
      return [0, 0, '', 0, ''];
    case 'file': {
      const index = files.indexOf(position.file);
      return [1, index < 0 ? files.length : index, position.file, position.line, position.column];
    }
    case 'flag':
      return [2, 0, position.flag, position.argument, position.offset ?? -1];
  }
}

function endKey(position: Position): SortKey {
  return position.kind === 'file' ? [position.endLine ?? 0, position.endColumn ?? 0] : [];
}

function compareKeys(left: SortKey, right: SortKey): number {
  for (const [index, part] of left.entries()) {
    const other = right[index] ?? 0;
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
