import type { ValidateOptions } from '../../commands/validate.ts';
import { exitCodes } from '../../exit-codes.ts';
import type { System } from '../../system.ts';
import { count } from '../count.ts';
import { writeReport } from '../write-report.ts';
import { prepareEach, refuseName } from './prepare-each.ts';

/**
 * The work of `validate --each`: prints every problem of many values files as one report.
 *
 * @returns the exit code
 * @throws CommandError if a file cannot be read, or a pattern fits none
 */
export async function reportEach(
  patterns: readonly string[],
  name: string | undefined,
  options: ValidateOptions,
  system: System,
): Promise<number> {
  refuseName(name);
  const { diagnostics, sources, total, wrong } = await prepareEach(patterns, options, system);
  const verdict =
    wrong === 0 ? `valid: ${count(total, 'release')}\n` : `wrong: ${wrong} of ${count(total, 'release')}\n`;
  system.stdout.write(writeReport({ diagnostics, sources, verdict }, options.output, system));
  return wrong === 0 ? exitCodes.ok : exitCodes.invalid;
}
