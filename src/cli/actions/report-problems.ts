import { formatText } from '../../diagnostics/format-text.ts';
import type { PreparedRelease } from '../../engine/prepare-release.ts';
import { sourceTexts } from '../../engine/source-texts.ts';
import type { ValuesInput } from '../../values/load-values.ts';
import type { Host, Output } from '../host.ts';

/** Prints errors and warnings to standard error; what is only worth knowing is `validate`'s to say. */
export function reportProblems(prepared: PreparedRelease, inputs: readonly ValuesInput[], host: Host): void {
  const problems = prepared.diagnostics.filter(({ severity }) => severity !== 'info');
  host.stderr.write(formatText(problems, { sources: allSources(prepared, inputs), ...terminal(host.stderr, host) }));
}

/** The texts of all files that diagnostics can be about: values, and a broken environment. */
export function allSources(prepared: PreparedRelease, inputs: readonly ValuesInput[]): ReadonlyMap<string, string> {
  const more = prepared.kind === 'invalid' ? prepared.sources : undefined;
  return new Map([...sourceTexts(inputs), ...(more ?? [])]);
}

/** How to write to an output: in colour only on a terminal, and only if https://no-color.org does not forbid it. */
export function terminal(output: Output, host: Host): { readonly color: boolean; readonly width?: number } {
  const color = output.isTTY && !host.env.NO_COLOR && host.env.TERM !== 'dumb';
  return output.columns === undefined ? { color } : { color, width: output.columns };
}
