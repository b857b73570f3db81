import { escapeControls } from './escape-controls.ts';

/** One thing on the screen: what is printed, how many columns it takes, and which UTF-16 units of the source it is. */
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
const emoji = /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|\p{Extended_Pictographic}\ufe0f)/u;
/** Scripts and ranges that Unicode's East Asian Width calls wide or fullwidth (https://www.unicode.org/reports/tr11/). */
const eastAsianWide =
  /^(?![\uff61-\uffdc])(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Yi}\p{Script=Tangut}]|[\u1100-\u115f\ua960-\ua97c\uac00-\ud7a3\u2ff0-\u2ffb\u3001-\u303e\u3099-\u3247\u3250-\u33ff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6])/u;

/**
 * Splits a line of source into cells for a terminal: a user-perceived character each (CJK and emoji take two columns,
 * combining marks none of their own), a tab as four spaces, a control character as its escape.
 * `offset` is where the text starts in its line.
 */
export function toCells(text: string, offset: number): readonly Cell[] {
  let start = offset;
  return splitGraphemes(text).map((part) => {
    const cell = toCell(part, start);
    start = cell.end;
    return cell;
  });
}

/** The segmenter takes 60 times as long as the expression, and most of a values file is ASCII. */
function splitGraphemes(text: string): readonly string[] {
  let segmenter: Intl.Segmenter | undefined;
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
  return emoji.test(grapheme) || eastAsianWide.test(grapheme) ? 2 : 1;
}

/** Escapes split a grapheme, so that its parts stand side by side. */
function textWidth(text: string): number {
  return splitGraphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}
