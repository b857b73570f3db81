import type { Host, Output } from '../host.ts';

/** How to write to an output: in colour only on a terminal, and only if https://no-color.org does not forbid it. */
export function terminal(
  output: Output,
  host: Pick<Host, 'env'>,
): { readonly color: boolean; readonly width?: number } {
  const color = output.isTTY && !host.env.NO_COLOR && host.env.TERM !== 'dumb';
  return output.columns === undefined ? { color } : { color, width: output.columns };
}
