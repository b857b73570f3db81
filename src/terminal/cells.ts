import { eastAsianWidth } from 'get-east-asian-width';
import { escapeControls } from './escape-controls.ts';

/** One character on the screen: its text, its width in columns, and its UTF-16 units in the source. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

const tab = '    ';
/** A printable ASCII character that nothing combines with, or a run that only a segmenter can split. */
const runs = /[ -~](?=[ -~]|$)|[ -~]?[^ -~]+/g;
const byteOrderMark = '\ufeff';
const mark = /^[\p{M}\u200c\u200d]/u;
/** Emoji of two columns whose first character alone is narrow. */
const emoji = /^(?:\p{Regional_Indicator}|\p{Extended_Pictographic}\ufe0f)/u;

/**
 * Splits a line of source into cells for a terminal, one for each user-perceived character. CJK and emoji take two
 * columns, combining marks none. A tab becomes four spaces, a control character its escape.
 *
 * @param offset where the text starts in its line
 */
export function toCells(text: string, offset: number): readonly Cell[] {
  let start = offset;
  return splitGraphemes(text).map((part) => {
    const cell = toCell(part, start);
    start = cell.end;
    return cell;
  });
}

/** The columns that a text takes on a terminal, with control characters as escapes. */
export function columnsOf(text: string): number {
  return toCells(text, 0).reduce((sum, { width }) => sum + width, 0);
}

/** Escapes control characters, and appends spaces up to a number of columns. */
export function padText(text: string, columns: number): string {
  const shown = toCells(text, 0);
  const width = shown.reduce((sum, cell) => sum + cell.width, 0);
  return shown.map((cell) => cell.text).join('') + ' '.repeat(Math.max(0, columns - width));
}

/** Made when the first text needs it, because that takes long. */
let segmenter: Intl.Segmenter | undefined;

/** The segmenter takes 60 times as long as the expression, and values files are mostly ASCII. */
function splitGraphemes(text: string): readonly string[] {
  return (text.match(runs) ?? []).flatMap((run) => {
    if (run.length === 1) return [run];
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    return Array.from(segmenter.segment(run), ({ segment }) => segment);
  });
}

function toCell(part: string, start: number): Cell {
  if (part.length === 1 && part >= ' ' && part <= '~') return { text: part, width: 1, start, end: start + 1 };
  const shown = part === '\t' ? tab : part === byteOrderMark && start === 0 ? '' : escapeControls(part);
  return {
    text: shown,
    width: shown === part ? graphemeWidth(part) : textWidth(shown),
    start,
    end: start + part.length,
  };
}

function graphemeWidth(grapheme: string): number {
  if (mark.test(grapheme)) return 0;
  return emoji.test(grapheme) ? 2 : eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

/** Escapes split a grapheme into several. */
function textWidth(text: string): number {
  return splitGraphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}
