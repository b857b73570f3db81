import { type CompiledRelease, compileRelease } from '../../compile/compile-release.ts';
import type { ValidateOptions } from '../commands/validate.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import { count } from './count.ts';
import { reportEach } from './each/report-each.ts';
import { releaseRequest } from './release-request.ts';
import { allSources } from './report-problems.ts';
import { writeReport } from './write-report.ts';

/**
 * The work of `validate`: prints every problem of the values.
 *
 * @returns the exit code
 * @throws CommandError if a file cannot be read
 */
export async function printReport(name: string | undefined, options: ValidateOptions, system: System): Promise<number> {
  if (options.each !== undefined) return reportEach(options.each, name, options, system);
  const request = await releaseRequest(name, options, system);
  const prepared = await compileRelease(request);
  const { diagnostics } = prepared;
  const report = { diagnostics, sources: allSources(prepared, request), verdict: verdict(prepared) };
  system.stdout.write(writeReport(report, options.output, system));
  return prepared.kind === 'valid' ? exitCodes.ok : exitCodes.invalid;
}

/** One line that says what was found right; nothing where something is wrong. */
function verdict(prepared: CompiledRelease): string {
  if (prepared.kind === 'invalid') return '';
  const { application, strategy, environment, versions } = prepared.release;
  const having = count(versions.length, 'version');
  return `valid: ${application.name} in ${application.namespace}, ${having}, ${strategy} on ${environment}\n`;
}
