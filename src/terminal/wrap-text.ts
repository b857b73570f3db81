import { columnsOf, toCells } from './cells.ts';

/** Breaks a text at its spaces into lines of so many columns. A longer word is broken too. */
export function wrapText(text: string, columns: number): readonly string[] {
  const words = text.split(' ').flatMap((word) => breakWord(word, columns));
  return fillLines(words, (line) => columnsOf(line) <= columns);
}

/** Puts words into lines: as many as fit into a line, and at least one. */
export function fillLines(words: readonly string[], fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || fits(longer)) {
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
