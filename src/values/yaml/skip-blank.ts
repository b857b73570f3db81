/** The offset of the next character that is neither white space, nor a comma, nor in a comment. */
export function skipBlank(text: string, from: number): number {
  let index = from;
  for (; index < text.length; index++) {
    const character = text[index];
    if (character === '#') {
      while (index + 1 < text.length && text[index + 1] !== '\n' && text[index + 1] !== '\r') index++;
    } else if (
      character !== ' ' &&
      character !== '\t' &&
      character !== '\n' &&
      character !== '\r' &&
      character !== ','
    ) {
      break;
    }
  }
  return index;
}
