import { print } from '../printf/print.ts';
import { type Bytes, decodeRune } from '../text/bytes.ts';
import { isPrintable } from '../text/runes.ts';
import { indirect, type Optional, string } from '../values/value.ts';
import type { CallContext } from './builtin.ts';

const html: { readonly [character: string]: string } = {
  '\0': '\xef\xbf\xbd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Go's template.HTMLEscaper. */
export function escapeHtml(values: readonly Optional[], check: CallContext['check']): Bytes {
  return joined(values, check).replaceAll(/[\0"'&<>]/g, (character) => html[character] ?? character);
}

/** Go's template.JSEscaper. */
export function escapeJs(values: readonly Optional[], check: CallContext['check']): Bytes {
  return joined(values, check)
    .replaceAll(/[\\'"]/g, '\\$&')
    .replaceAll(/[^ -;?-\xff]|&/g, (character) => unicode(character.charCodeAt(0)))
    .replaceAll(/[\x80-\xff]+/g, escapeUnprintable);
}

function escapeUnprintable(text: Bytes): Bytes {
  const parts: Bytes[] = [];
  for (let at = 0; at < text.length; ) {
    const { rune, size } = decodeRune(text, at);
    parts.push(isPrintable(rune) ? text.slice(at, at + size) : unicode(rune));
    at += size;
  }
  return parts.join('');
}

function unicode(rune: number): string {
  return `\\u${rune.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Go's template.URLQueryEscaper. */
export function escapeUrlQuery(values: readonly Optional[], check: CallContext['check']): Bytes {
  return joined(values, check).replaceAll(/[^A-Za-z0-9\-_.~]/g, (byte) =>
    byte === ' ' ? '+' : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The arguments as an action prints them: pointers are followed, and nil has a text. */
function joined(values: readonly Optional[], check: CallContext['check']): Bytes {
  const followed = values.map((value) => (value?.type.kind === 'pointer' ? indirect(value) : value));
  return print(
    followed.map((value) => value ?? string('<no value>')),
    check,
  );
}
