import type { SourceFile } from './source-file.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that YAML forbids.
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;
const loneMark = /(?<=[\r\n])\ufeff/g;

/**
 * Reports the characters that YAML does not allow anywhere in a file, comments included; true if there are none.
 * A byte order mark is allowed at the very beginning only, where it is not part of the text any more.
 */
export function checkCharacters(file: SourceFile): boolean {
  for (const match of file.text.matchAll(forbidden)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const hint =
      code === '0000'
        ? 'save the file as UTF-8 text'
        : `remove it, or write "\\u${code.toLowerCase()}" in double quotes`;
    const message = `the control character U+${code} is not allowed in YAML`;
    if (!report(file, match.index, message, hint)) break;
  }
  for (const match of file.text.matchAll(loneMark)) {
    if (!report(file, match.index, 'there is a byte order mark (U+FEFF) in the middle of the file', 'remove it')) break;
  }
  return file.diagnostics.length === 0;
}

function report(file: SourceFile, start: number, message: string, hint: string): boolean {
  return file.report({ code: 'yaml-encoding', start, end: start + 1, message, hint });
}
