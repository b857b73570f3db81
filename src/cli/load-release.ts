import { type CompiledRelease, compileRelease } from '../compile/compile-release.ts';
import { readRequest } from './read-request.ts';
import { invalidInput } from './refused.ts';
import { reportProblems } from './report.ts';
import type { ValuesOptions } from './shared-options.ts';
import type { System } from './system.ts';

/** A release without errors. */
export type ValidRelease = Extract<CompiledRelease, { kind: 'valid' }>;

/**
 * Reads, checks and compiles the values that the options name, and prints the warnings. Most commands begin with this.
 *
 * @throws Refused if the values are wrong, or a file cannot be read
 */
export async function loadRelease(options: ValuesOptions, system: System): Promise<ValidRelease> {
  const compiled = await compileValues(options, system);
  const report = reportProblems(compiled, system);
  if (compiled.kind === 'invalid') throw invalidInput(report);
  system.stderr.write(report);
  return compiled;
}

/**
 * Reads, checks and compiles the values that the options name. It prints nothing; wrong values are a result.
 *
 * @throws Refused if a file cannot be read
 */
export async function compileValues(options: ValuesOptions, system: System): Promise<CompiledRelease> {
  return compileRelease(await readRequest(options, system));
}
