import type { CompiledRelease } from '../compile/compile-release.ts';
import type { FoundPack } from '../compile/environment-library.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatText } from '../diagnostics/format-text.ts';
import { terminalOptions } from '../terminal/output.ts';
import { invalidInput } from './refused.ts';
import type { System } from './system.ts';

/**
 * Writes diagnostics as text for standard error.
 *
 * @param sources the texts of the files that the diagnostics name
 */
export function reportDiagnostics(
  diagnostics: readonly Diagnostic[],
  { stderr, env }: System,
  sources: ReadonlyMap<string, string> = new Map(),
): string {
  return formatText(diagnostics, { sources, ...terminalOptions(stderr, env) });
}

/** Writes errors and warnings for standard error; infos are shown by `validate` alone. */
export function reportProblems({ diagnostics, sources }: CompiledRelease, system: System): string {
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  return problems.length === 0 ? '' : reportDiagnostics(problems, system, sources);
}

/** @throws Refused if an added environment is broken */
export function refuseBroken(found: readonly FoundPack[], system: System): void {
  const broken = [...new Set(found)].flatMap((one) => (one.kind === 'broken' ? [one] : []));
  if (broken.length === 0) return;
  const diagnostics = broken.flatMap((one) => one.diagnostics);
  const sources = new Map(broken.flatMap((one) => [...one.sources]));
  throw invalidInput(reportDiagnostics(diagnostics, system, sources));
}
