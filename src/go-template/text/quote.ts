import { type Bytes, decodeRune, encodeRune, isPrintable, isSurrogate, replacementRune } from './bytes.ts';

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

/** Whether a text can be quoted with backquotes: one line without control characters (strconv.CanBackquote). */
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

const simple: { readonly [letter: string]: number } = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
};

interface Unquoted {
  /** The rune, or the byte that \x or an octal escape names. */
  readonly value: number;
  readonly isByte: boolean;
  readonly size: number;
}

/**
 * The text of a Go literal in double quotes or backquotes (strconv.Unquote).
 *
 * @returns undefined if an escape sequence is wrong
 */
export function unquote(literal: Bytes): Bytes | undefined {
  const delimiter = literal.charAt(0);
  const inside = literal.slice(1, -1);
  if (delimiter === '`') return inside.replaceAll('\r', '');
  let text = '';
  for (let at = 0; at < inside.length; ) {
    const unquoted = unquoteRune(inside, at, delimiter);
    if (unquoted === undefined) return undefined;
    text += unquoted.isByte ? String.fromCharCode(unquoted.value) : encodeRune(unquoted.value);
    at += unquoted.size;
  }
  return text;
}

/** One rune of a literal, which may be an escape sequence (strconv.UnquoteChar). */
export function unquoteRune(text: Bytes, at: number, delimiter: string): Unquoted | undefined {
  const first = text.charAt(at);
  if (first === '' || first === delimiter) return undefined;
  if (first !== '\\') {
    const { rune, size } = decodeRune(text, at);
    return { value: rune, isByte: false, size };
  }
  const letter = text.charAt(at + 1);
  const value = simple[letter];
  if (value !== undefined) return { value, isByte: false, size: 2 };
  if (letter === "'" || letter === '"') {
    return letter === delimiter ? { value: letter.charCodeAt(0), isByte: false, size: 2 } : undefined;
  }
  return unquoteNumber(text.slice(at, at + 10));
}

function unquoteNumber(text: string): Unquoted | undefined {
  const octal = /^\\([0-7]{3})/.exec(text)?.[1];
  if (octal !== undefined) {
    const value = Number.parseInt(octal, 8);
    return value > 255 ? undefined : { value, isByte: true, size: 4 };
  }
  const byte = /^\\x([0-9a-fA-F]{2})/.exec(text)?.[1];
  if (byte !== undefined) return { value: Number.parseInt(byte, 16), isByte: true, size: 4 };
  const digits = (/^\\u([0-9a-fA-F]{4})/.exec(text) ?? /^\\U([0-9a-fA-F]{8})/.exec(text))?.[1];
  if (digits === undefined) return undefined;
  const value = Number.parseInt(digits, 16);
  return value > 0x10ffff || isSurrogate(value) ? undefined : { value, isByte: false, size: digits.length + 2 };
}
