import type { PreparedRelease, ReleaseRequest } from '../../engine/prepare-release.ts';
import { sourceTexts } from '../../engine/source-texts.ts';
import type { Host } from '../host.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Prints errors and warnings to standard error; what is only worth knowing is `validate`'s to say. */
export function reportProblems(prepared: PreparedRelease, request: Files, host: Host): void {
  const problems = prepared.diagnostics.filter(({ severity }) => severity !== 'info');
  if (problems.length === 0) return;
  tellDiagnostics(problems, host, allSources(prepared, request));
}

/** What diagnostics can be about. */
type Files = Pick<ReleaseRequest, 'inputs' | 'resources'>;

/** The texts of all files that diagnostics can be about: values, manifests, and a broken environment. */
export function allSources(prepared: PreparedRelease, { inputs, resources }: Files): ReadonlyMap<string, string> {
  const more = prepared.kind === 'invalid' ? prepared.sources : undefined;
  return new Map([...sourceTexts(inputs, resources), ...(more ?? [])]);
}
