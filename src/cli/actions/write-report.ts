import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatGithub } from '../../diagnostics/format-github.ts';
import { formatJson } from '../../diagnostics/format-json.ts';
import { formatSarif } from '../../diagnostics/format-sarif.ts';
import { formatText } from '../../diagnostics/format-text.ts';
import type { System } from '../system.ts';
import { version } from '../version.ts';
import { terminal } from './terminal.ts';

/** What there is to report. */
export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
  /** What stands below the diagnostics as text; empty or whole lines. */
  readonly verdict: string;
}

/** What `validate` prints, in the format asked for. */
export function writeReport(
  { diagnostics, sources, verdict }: Report,
  format: 'text' | 'json' | 'github' | 'sarif',
  system: System,
): string {
  switch (format) {
    case 'json':
      return formatJson(diagnostics);
    case 'github':
      return formatGithub(diagnostics);
    case 'sarif':
      return formatSarif(diagnostics, { version });
    case 'text':
      return formatText(diagnostics, { sources, ...terminal(system.stdout, system) }) + verdict;
  }
}
