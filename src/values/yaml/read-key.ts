import { limits } from '../limits.ts';
import { keyText } from './key-text.ts';
import type { Problem } from './source-file.ts';
import type { Child } from './tree-builder.ts';

export type ReadKey =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Omit<Problem, 'path'> };

/** The text of a key, or why it cannot be one. */
export function readKey(child: Child, source: string): ReadKey {
  const { node, resolved, span } = child;
  const refuse = (message: string, hint: string): ReadKey => {
    return { ok: false, problem: { code: 'yaml-syntax', ...span, message, hint } };
  };
  if (node.kind !== 'scalar' && source.startsWith('{{', span.start - 1)) {
    const hint = 'write the value itself, or put the text in quotes';
    const place = { start: span.start - 1, end: span.end + 1 };
    const message = 'this is a template, and values files are not expanded';
    return { ok: false, problem: { code: 'yaml-syntax', ...place, message, hint } };
  }
  if (node.kind !== 'scalar') {
    return refuse(`a ${node.kind} cannot be a key`, 'write text as the key; quote a value that begins with { or [');
  }
  const text = resolved && keyText(resolved);
  if (text === undefined) {
    return refuse(`${node.value} cannot be a key, because it cannot be read as text`, 'put the key in quotes');
  }
  if (goesOn(child, source)) {
    const hint = text.startsWith('//') ? 'begin a comment with #' : 'write the key and its colon on one line';
    return refuse('this key goes on on the next line, which Helm refuses', hint);
  }
  if (text.length <= limits.keyLength) return { ok: true, text };
  const message = `this key has ${text.length} characters, and ${limits.keyLength} is the most`;
  return { ok: false, problem: { code: 'yaml-limit', ...span, message, hint: 'use a shorter key' } };
}

const toColon = /[ \t\r\n]*:/y;

/** YAML 1.2 lets a key between brackets take several lines, YAML 1.1 only behind a question mark. */
function goesOn({ span: { start, end } }: Child, source: string): boolean {
  toColon.lastIndex = end;
  const whole = source.slice(start, end) + (toColon.exec(source)?.[0] ?? '');
  if (!/[\r\n]/.test(whole)) return false;
  let before = start - 1;
  while (before >= 0 && ' \t\r\n'.includes(source.charAt(before))) before--;
  return source[before] !== '?';
}
