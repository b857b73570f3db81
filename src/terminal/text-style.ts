/** The severity of a marked text. */
type Severity = 'error' | 'warning' | 'info';

/** Functions that mark a text; without color they return it unchanged. */
export interface TextStyle {
  readonly severity: (severity: Severity, text: string) => string;
  readonly strong: (text: string) => string;
  readonly frame: (text: string) => string;
}

/** Bold with red, yellow, cyan and blue: SGR codes of ECMA-48 that every terminal supports. */
const severityCodes: Readonly<Record<Severity, string>> = { error: '1;31', warning: '1;33', info: '1;36' };
const strongCode = '1';
const frameCode = '1;34';

/**
 * The style for a terminal with or without color. styleText of node:util does not serve: Node 20.0 to 20.11 lack it,
 * and later versions read the output and environment of the process.
 */
export function textStyle(color: boolean): TextStyle {
  const paint = (code: string, text: string) => (color && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    severity: (severity, text) => paint(severityCodes[severity], text),
    strong: (text) => paint(strongCode, text),
    frame: (text) => paint(frameCode, text),
  };
}
