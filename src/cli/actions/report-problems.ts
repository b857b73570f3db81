import type { CompiledRelease, CompileRequest } from '../../compile/compile-release.ts';
import { sourceTexts } from '../../compile/source-texts.ts';
import type { System } from '../system.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Prints errors and warnings to standard error; what is only worth knowing is `validate`'s to say. */
export function reportProblems(prepared: CompiledRelease, request: Files, system: System): void {
  const problems = prepared.diagnostics.filter(({ severity }) => severity !== 'info');
  if (problems.length === 0) return;
  tellDiagnostics(problems, system, allSources(prepared, request));
}

/** What diagnostics can be about. */
type Files = Pick<CompileRequest, 'inputs' | 'resources'>;

/** The texts of all files that diagnostics can be about: values, manifests, and a broken environment. */
export function allSources(prepared: CompiledRelease, { inputs, resources }: Files): ReadonlyMap<string, string> {
  const more = prepared.kind === 'invalid' ? prepared.sources : undefined;
  return new Map([...sourceTexts(inputs, resources), ...(more ?? [])]);
}
