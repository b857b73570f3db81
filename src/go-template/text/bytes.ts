/**
 * A Go string is bytes, and templates count, cut and compare bytes. So inside this folder a text is a string in which
 * each character is one byte, from \0 to \xff.
 */
export type Bytes = string;

export const replacementRune = 0xfffd;

export function toBytes(text: string): Bytes {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Each byte that is not UTF-8 becomes U+FFFD, as in Go; Node has one U+FFFD for the beginning of a character. */
export function fromBytes(bytes: Bytes): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  if (!text.includes(String.fromCodePoint(replacementRune))) return text;
  const runes: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { rune, size } = decodeRune(bytes, at);
    runes.push(String.fromCodePoint(rune));
    at += size;
  }
  return runes.join('');
}

/** The rune at an offset and its size in bytes; as in Go, U+FFFD and 1 if the bytes are not UTF-8. */
export function decodeRune(bytes: Bytes, at: number): { readonly rune: number; readonly size: number } {
  const first = bytes.charCodeAt(at);
  if (first < 0x80) return { rune: first, size: 1 };
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const rest = bytes.slice(at + 1, at + size);
  let rune = first & (0xff >> (size + 1));
  for (let index = 0; index < rest.length; index += 1) {
    const next = rest.charCodeAt(index);
    if ((next & 0xc0) !== 0x80) return { rune: replacementRune, size: 1 };
    rune = rune * 64 + (next & 0x3f);
  }
  const shortest = [0x80, 0x800, 0x10000][size - 2] ?? 0;
  const valid = first >= 0xc2 && rest.length === size - 1 && rune >= shortest && rune <= 0x10ffff && !isSurrogate(rune);
  return valid ? { rune, size } : { rune: replacementRune, size: 1 };
}

/** An invalid rune becomes U+FFFD. */
export function encodeRune(rune: number): Bytes {
  if (rune >= 0 && rune < 0x80) return String.fromCharCode(rune);
  const valid = rune >= 0 && rune <= 0x10ffff && !isSurrogate(rune);
  return toBytes(String.fromCodePoint(valid ? rune : replacementRune));
}

export function countRunes(bytes: Bytes): number {
  if (!/[\x80-\xff]/.test(bytes)) return bytes.length;
  let count = 0;
  for (let at = 0; at < bytes.length; count += 1) {
    at += decodeRune(bytes, at).size;
  }
  return count;
}

/** The first runes of a text. */
export function firstRunes(bytes: Bytes, count: number): Bytes {
  let at = 0;
  for (let index = 0; index < count && at < bytes.length; index += 1) {
    at += decodeRune(bytes, at).size;
  }
  return bytes.slice(0, at);
}

export function isSurrogate(rune: number): boolean {
  return rune >= 0xd800 && rune <= 0xdfff;
}

const letter = /^\p{L}$/u;
const digit = /^\p{Nd}$/u;
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Whether a rune can be part of a name: Go's unicode.IsLetter, unicode.IsDigit, or the underscore. */
export function isAlphaNumeric(rune: number): boolean {
  if (rune < 128) return isAsciiAlphaNumeric(rune);
  const character = String.fromCodePoint(rune);
  return letter.test(character) || digit.test(character);
}

/** Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols, and the ASCII space. */
export function isPrintable(rune: number): boolean {
  if (rune < 128) return rune >= 32 && rune < 127;
  return rune <= 0x10ffff && printable.test(String.fromCodePoint(rune));
}

function isAsciiAlphaNumeric(rune: number): boolean {
  return (rune >= 48 && rune <= 57) || (rune >= 65 && rune <= 90) || rune === 95 || (rune >= 97 && rune <= 122);
}
