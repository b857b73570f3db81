import { print } from '../printf/print.ts';
import { type Bytes, decodeRune } from '../text/bytes.ts';
import { isPrintable } from '../text/runes.ts';
import { indirect, type Optional, string } from '../values/value.ts';

const html: { readonly [character: string]: string } = {
  '\0': '\xef\xbf\xbd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Go's template.HTMLEscaper. */
export function escapeHtml(values: readonly Optional[]): Bytes {
  return joined(values).replaceAll(/[\0"'&<>]/g, (character) => html[character] ?? character);
}

/** Go's template.JSEscaper. */
export function escapeJs(values: readonly Optional[]): Bytes {
  const text = joined(values);
  let escaped = '';
  for (let at = 0; at < text.length; ) {
    const { rune, size } = decodeRune(text, at);
    const raw = text.slice(at, at + size);
    escaped += rune < 128 ? escapeAscii(raw, rune) : isPrintable(rune) ? raw : unicode(rune);
    at += size;
  }
  return escaped;
}

function escapeAscii(character: string, rune: number): string {
  if (character === '\\' || character === "'" || character === '"') return `\\${character}`;
  return rune < 32 || '<>&='.includes(character) ? unicode(rune) : character;
}

function unicode(rune: number): string {
  return `\\u${rune.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Go's template.URLQueryEscaper. */
export function escapeUrlQuery(values: readonly Optional[]): Bytes {
  return joined(values).replaceAll(/[^A-Za-z0-9\-_.~]/g, (byte) =>
    byte === ' ' ? '+' : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The arguments as an action prints them: pointers are followed, and nil has a text. */
function joined(values: readonly Optional[]): Bytes {
  return print(
    values.map((value) => (value?.type.kind === 'pointer' ? indirect(value) : value) ?? string('<no value>')),
  );
}
