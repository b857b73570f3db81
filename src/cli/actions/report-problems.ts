import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatText } from '../../diagnostics/format-text.ts';
import { sourceTexts } from '../../engine/source-texts.ts';
import type { ValuesInput } from '../../values/load-values.ts';
import type { Host, Output } from '../host.ts';

/** Prints errors and warnings to standard error; what is only worth knowing is `validate`'s to say. */
export function reportProblems(diagnostics: readonly Diagnostic[], inputs: readonly ValuesInput[], host: Host): void {
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  host.stderr.write(formatText(problems, { sources: sourceTexts(inputs), ...terminal(host.stderr, host) }));
}

/** How to write to an output: in colour only on a terminal, and only if https://no-color.org does not forbid it. */
export function terminal(output: Output, host: Host): { readonly color: boolean; readonly width?: number } {
  const color = output.isTTY && !host.env.NO_COLOR && host.env.TERM !== 'dumb';
  return output.columns === undefined ? { color } : { color, width: output.columns };
}
