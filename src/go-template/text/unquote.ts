import { type Bytes, decodeRune, encodeRune, isSurrogate } from './bytes.ts';

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
 * The text that a Go literal in double quotes or backquotes stands for (strconv.Unquote).
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
