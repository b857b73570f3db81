import { type Bytes, decodeRune, encodeRune, isSurrogate, replacementRune } from './bytes.ts';
import { isPrintable } from './runes.ts';

const escapes: { readonly [rune: number]: string } = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
};

/** A text between double quotes as Go writes it (strconv.Quote, or QuoteToASCII). */
export function quote(bytes: Bytes, asciiOnly = false): Bytes {
  return `"${bytes.replaceAll(/[^ !#-[\]-~]+/g, (special) => escapeAll(special, asciiOnly))}"`;
}

function escapeAll(bytes: Bytes, asciiOnly: boolean): Bytes {
  const parts: Bytes[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { rune, size } = decodeRune(bytes, at);
    const invalid = size === 1 && rune === replacementRune;
    parts.push(invalid ? `\\x${hex(bytes.charCodeAt(at), 2)}` : escapeRune(rune, '"', asciiOnly));
    at += size;
  }
  return parts.join('');
}

/** A rune between single quotes as Go writes it (strconv.QuoteRune, or QuoteRuneToASCII). */
export function quoteRune(rune: number, asciiOnly = false): Bytes {
  const valid = rune >= 0 && rune <= 0x10ffff && !isSurrogate(rune);
  return `'${escapeRune(valid ? rune : replacementRune, "'", asciiOnly)}'`;
}

/** Whether a text can stand between backquotes, on one line and without control characters (strconv.CanBackquote). */
export function canBackquote(bytes: Bytes): boolean {
  for (let at = 0; at < bytes.length; ) {
    const { rune, size } = decodeRune(bytes, at);
    const plain = size > 1 ? rune !== 0xfeff : rune === 9 || (rune >= 32 && rune !== 96 && rune < 127);
    if (!plain) return false;
    at += size;
  }
  return true;
}

function escapeRune(rune: number, delimiter: string, asciiOnly: boolean): Bytes {
  const encoded = encodeRune(rune);
  if (encoded === delimiter || encoded === '\\') return `\\${encoded}`;
  if (rune < 127 ? rune >= 32 : !asciiOnly && isPrintable(rune)) return encoded;
  const short = escapes[rune];
  if (short !== undefined) return short;
  if (rune < 32 || rune === 127) return `\\x${hex(rune, 2)}`;
  return rune < 0x10000 ? `\\u${hex(rune, 4)}` : `\\U${hex(rune, 8)}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
