import type { Output, System } from '../system.ts';

/** How to write to an output: in colour only on a terminal, and only if https://no-color.org does not forbid it. */
export function terminal(
  output: Output,
  system: Pick<System, 'env'>,
): { readonly color: boolean; readonly width?: number } {
  const color = output.isTTY && !system.env.NO_COLOR && system.env.TERM !== 'dumb';
  return output.columns === undefined ? { color } : { color, width: output.columns };
}
