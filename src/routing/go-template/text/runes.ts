const letter = /^\p{L}$/u;
const digit = /^\p{Nd}$/u;
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** What may stand in a name: Go's unicode.IsLetter and unicode.IsDigit, and the underscore. */
export function isAlphaNumeric(rune: number): boolean {
  if (rune < 0) return false;
  const character = String.fromCodePoint(rune);
  return character === '_' || letter.test(character) || digit.test(character);
}

/** Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols, and of the spaces the ASCII one. */
export function isPrintable(rune: number): boolean {
  return rune >= 0 && rune <= 0x10ffff && printable.test(String.fromCodePoint(rune));
}
