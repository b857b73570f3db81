import { prepareRelease } from '../../engine/prepare-release.ts';
import type { ValidateOptions } from '../commands/validate.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import { releaseRequest } from './release-request.ts';
import { writeReport } from './write-report.ts';

/**
 * The work of `validate`: prints every problem of the values.
 *
 * @returns the exit code
 * @throws CommandError if a file cannot be read
 */
export async function printReport(name: string | undefined, options: ValidateOptions, host: Host): Promise<number> {
  const request = await releaseRequest(name, options, host);
  const prepared = await prepareRelease(request);
  host.stdout.write(writeReport(prepared, request, options.output, host));
  return prepared.kind === 'valid' ? exitCodes.ok : exitCodes.invalid;
}
