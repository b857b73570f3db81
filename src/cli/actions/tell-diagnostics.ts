import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatText } from '../../diagnostics/format-text.ts';
import type { System } from '../system.ts';
import { terminal } from './terminal.ts';

/**
 * Writes diagnostics to standard error, for people.
 *
 * @param sources the texts of the files that they are about
 */
export function tellDiagnostics(
  diagnostics: readonly Diagnostic[],
  system: Pick<System, 'stderr' | 'env'>,
  sources: ReadonlyMap<string, string> = new Map(),
): void {
  system.stderr.write(formatText(diagnostics, { sources, ...terminal(system.stderr, system) }));
}
