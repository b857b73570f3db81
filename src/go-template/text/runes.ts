const letter = /^\p{L}$/u;
const digit = /^\p{Nd}$/u;
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** What may stand in a name: Go's unicode.IsLetter and unicode.IsDigit, and the underscore. */
export function isAlphaNumeric(rune: number): boolean {
  if (rune < 128) return isAsciiAlphaNumeric(rune);
  const character = String.fromCodePoint(rune);
  return letter.test(character) || digit.test(character);
}

/** Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols, and of the spaces the ASCII one. */
export function isPrintable(rune: number): boolean {
  if (rune < 128) return rune >= 32 && rune < 127;
  return rune <= 0x10ffff && printable.test(String.fromCodePoint(rune));
}

function isAsciiAlphaNumeric(rune: number): boolean {
  return (rune >= 48 && rune <= 57) || (rune >= 65 && rune <= 90) || rune === 95 || (rune >= 97 && rune <= 122);
}
