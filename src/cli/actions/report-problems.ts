import { formatText } from '../../diagnostics/format-text.ts';
import type { PreparedRelease, ReleaseRequest } from '../../engine/prepare-release.ts';
import { sourceTexts } from '../../engine/source-texts.ts';
import type { Host, Output } from '../host.ts';

/** Prints errors and warnings to standard error; what is only worth knowing is `validate`'s to say. */
export function reportProblems(prepared: PreparedRelease, request: Files, host: Host): void {
  const problems = prepared.diagnostics.filter(({ severity }) => severity !== 'info');
  if (problems.length === 0) return;
  host.stderr.write(formatText(problems, { sources: allSources(prepared, request), ...terminal(host.stderr, host) }));
}

/** What diagnostics can be about. */
type Files = Pick<ReleaseRequest, 'inputs' | 'resources'>;

/** The texts of all files that diagnostics can be about: values, manifests, and a broken environment. */
export function allSources(prepared: PreparedRelease, { inputs, resources }: Files): ReadonlyMap<string, string> {
  const more = prepared.kind === 'invalid' ? prepared.sources : undefined;
  return new Map([...sourceTexts(inputs, resources), ...(more ?? [])]);
}

/** How to write to an output: in colour only on a terminal, and only if https://no-color.org does not forbid it. */
export function terminal(output: Output, host: Host): { readonly color: boolean; readonly width?: number } {
  const color = output.isTTY && !host.env.NO_COLOR && host.env.TERM !== 'dumb';
  return output.columns === undefined ? { color } : { color, width: output.columns };
}
