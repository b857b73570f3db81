import type { CompiledRelease } from '../../../compile/compile-release.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { formatGithub } from '../../../diagnostics/format-github.ts';
import { formatJson } from '../../../diagnostics/format-json.ts';
import { formatSarif } from '../../../diagnostics/format-sarif.ts';
import { formatText } from '../../../diagnostics/format-text.ts';
import { escapeControls } from '../../../terminal/escape-controls.ts';
import { formatCount } from '../../../terminal/format-count.ts';
import { terminalOptions } from '../../../terminal/output.ts';
import { compileValues } from '../../load-release.ts';
import { loadReleases } from '../../load-releases.ts';
import { exitCodes } from '../../refused.ts';
import type { System } from '../../system.ts';
import { version } from '../../version.ts';
import type { ValidateOptions } from './options.ts';

/**
 * The work of `validate`: prints all problems of one release or many as one report.
 *
 * @throws Refused if a file cannot be read, or a pattern matches no file
 */
export async function run(options: ValidateOptions, system: System): Promise<number> {
  const report = options.each === undefined ? await checkOne(options, system) : await checkEach(options, system);
  system.stdout.write(writeReport(report, options.output, system));
  return report.valid ? exitCodes.ok : exitCodes.invalid;
}

interface Report {
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of the files that they are about. */
  readonly sources: ReadonlyMap<string, string>;
  /** The last lines of the text format; empty or whole lines. */
  readonly verdict: string;
}

async function checkOne(options: ValidateOptions, system: System): Promise<Report> {
  const compiled = await compileValues(options, system);
  return {
    valid: compiled.kind === 'valid',
    diagnostics: compiled.diagnostics,
    sources: compiled.sources,
    verdict: describe(compiled),
  };
}

/** One line that describes a valid release; empty for an invalid one. */
function describe(compiled: CompiledRelease): string {
  if (compiled.kind === 'invalid') return '';
  const { application, strategy, environment, versions } = compiled.release;
  const having = formatCount(versions.length, 'version');
  const text = `valid: ${application.name} in ${application.namespace}, ${having}, ${strategy} on ${environment}`;
  return `${escapeControls(text)}\n`;
}

async function checkEach(options: ValidateOptions, system: System): Promise<Report> {
  const { diagnostics, sources, total, wrong } = await loadReleases(options.each ?? [], options, system);
  const all = formatCount(total, 'release');
  return {
    valid: wrong === 0,
    diagnostics,
    sources,
    verdict: wrong === 0 ? `valid: ${all}\n` : `invalid: ${wrong} of ${all}\n`,
  };
}

function writeReport(
  { diagnostics, sources, verdict }: Report,
  format: ValidateOptions['output'],
  { stdout, env }: System,
): string {
  switch (format) {
    case 'json':
      return formatJson(diagnostics);
    case 'github':
      return formatGithub(diagnostics);
    case 'sarif':
      return formatSarif(diagnostics, { version });
    case 'text':
      return formatText(diagnostics, { sources, ...terminalOptions(stdout, env) }) + verdict;
  }
}
