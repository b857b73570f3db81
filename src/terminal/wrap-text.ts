import { toCells } from './cells.ts';

/** How many columns of a terminal a text takes, control characters shown as escapes. */
export function columnsOf(text: string): number {
  return toCells(text, 0).reduce((sum, { width }) => sum + width, 0);
}

/** A text with control characters shown as escapes, and spaces behind it up to a number of columns. */
export function padText(text: string, columns: number): string {
  const shown = toCells(text, 0);
  const width = shown.reduce((sum, cell) => sum + cell.width, 0);
  return shown.map((cell) => cell.text).join('') + ' '.repeat(Math.max(0, columns - width));
}

/** Breaks a text at its spaces into lines of so many columns; a word that is longer is broken where it must be. */
export function wrapText(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => breakWord(whole, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columnsOf(longer) <= columns) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function breakWord(word: string, columns: number): readonly string[] {
  const parts = [''];
  let width = 0;
  for (const cell of toCells(word, 0)) {
    if (width > 0 && width + cell.width > columns) {
      parts.push('');
      width = 0;
    }
    parts.push((parts.pop() ?? '') + word.slice(cell.start, cell.end));
    width += cell.width;
  }
  return parts;
}
