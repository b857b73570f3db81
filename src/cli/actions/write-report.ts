import { formatGithub } from '../../diagnostics/format-github.ts';
import { formatJson } from '../../diagnostics/format-json.ts';
import { formatSarif } from '../../diagnostics/format-sarif.ts';
import { formatText } from '../../diagnostics/format-text.ts';
import type { PreparedRelease, ReleaseRequest } from '../../engine/prepare-release.ts';
import type { Host } from '../host.ts';
import { version } from '../version.ts';
import { allSources, terminal } from './report-problems.ts';

/** What `validate` prints, in the format asked for. */
export function writeReport(
  prepared: PreparedRelease,
  request: ReleaseRequest,
  format: 'text' | 'json' | 'github' | 'sarif',
  host: Host,
): string {
  const { diagnostics } = prepared;
  switch (format) {
    case 'json':
      return formatJson(diagnostics);
    case 'github':
      return formatGithub(diagnostics);
    case 'sarif':
      return formatSarif(diagnostics, { version });
    case 'text':
      return (
        formatText(diagnostics, { sources: allSources(prepared, request), ...terminal(host.stdout, host) }) +
        verdict(prepared)
      );
  }
}

/** One line that says what was found right; nothing where something is wrong. */
function verdict(prepared: PreparedRelease): string {
  if (prepared.kind === 'invalid') return '';
  const { application, strategy, environment, versions } = prepared.release;
  const count = versions.length === 1 ? '1 version' : `${versions.length} versions`;
  return `valid: ${application.name} in ${application.namespace}, ${count}, ${strategy} on ${environment}\n`;
}
