import { type Font, measureText } from './measure-text.ts';
import { shortenText } from './shorten-text.ts';

/**
 * Breaks text between words into lines that take at most so many pixels each. A word that does not fit by itself is
 * shortened; so is the last line, if the text would take more lines than there may be.
 */
export function wrapText(text: string, font: Font, maxWidth: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  let rest = text.split(' ');
  while (rest.length > 0 && lines.length < maxLines - 1) {
    const count = wordsThatFit(rest, font, maxWidth);
    lines.push(shortenText(rest.slice(0, count).join(' '), font, maxWidth));
    rest = rest.slice(count);
  }
  return rest.length === 0 ? lines : [...lines, shortenText(rest.join(' '), font, maxWidth)];
}

/** At least one. */
function wordsThatFit(words: readonly string[], font: Font, maxWidth: number): number {
  let count = 1;
  while (count < words.length && measureText(words.slice(0, count + 1).join(' '), font) <= maxWidth) count += 1;
  return count;
}
