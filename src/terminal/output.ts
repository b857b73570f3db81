/** Where text goes: a terminal, a file or a pipe. */
export interface Output {
  readonly write: (data: string | Uint8Array) => void;
  readonly isTTY: boolean;
  readonly columns?: number | undefined;
}

/** Environment variables. */
export interface Env {
  readonly [name: string]: string | undefined;
}

/** What an output can show. The width is missing if it is unknown. */
export interface TerminalOptions {
  readonly color: boolean;
  readonly width?: number;
}

/** Colour only on a terminal, and only if https://no-color.org does not forbid it; the width if it is known. */
export function terminalOptions({ isTTY, columns }: Output, env: Env): TerminalOptions {
  const color = isTTY && !env.NO_COLOR && env.TERM !== 'dumb';
  return columns === undefined ? { color } : { color, width: columns };
}
