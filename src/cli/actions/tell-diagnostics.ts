import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatText } from '../../diagnostics/format-text.ts';
import type { Host } from '../host.ts';
import { terminal } from './terminal.ts';

/**
 * Writes diagnostics to standard error, for people.
 *
 * @param sources the texts of the files that they are about
 */
export function tellDiagnostics(
  diagnostics: readonly Diagnostic[],
  host: Pick<Host, 'stderr' | 'env'>,
  sources: ReadonlyMap<string, string> = new Map(),
): void {
  host.stderr.write(formatText(diagnostics, { sources, ...terminal(host.stderr, host) }));
}
