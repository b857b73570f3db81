import { toCells } from '../../terminal/cells.ts';
import { fillLines } from '../../terminal/wrap-text.ts';
import { type Font, measureCell, measureText } from './measure-text.ts';

/**
 * Shortens text to a number of pixels: if it does not fit, `…` replaces its middle. Related names differ at their ends
 * (`-0`, `-1`), so the end stays. Control characters become visible.
 */
export function shortenText(text: string, font: Font, maxWidth: number): string {
  const cells = toCells(text, 1);
  const whole = cells.map((cell) => cell.text).join('');
  if (measureText(text, font) <= maxWidth) return whole;
  const widths = cells.map((cell) => measureCell(cell, font));
  let room = maxWidth - measureText('…', font);
  let start = 0;
  let end = cells.length;
  // Keeps three characters at the beginning for every two at the end.
  for (let turn = 0; start < end; turn += 1) {
    const next = turn % 5 < 3 ? start : end - 1;
    room -= widths[next] ?? 0;
    if (room < 0) break;
    if (next === start) start += 1;
    else end -= 1;
  }
  const text0 = cells.slice(0, start).map((cell) => cell.text);
  const text1 = cells.slice(end).map((cell) => cell.text);
  return [...text0, '…', ...text1].join('');
}

/**
 * Breaks text between words into lines that fit a number of pixels. A word that is too long for a line is shortened. So
 * is the last line if the text would need more than `maxLines`.
 */
export function fitText(text: string, font: Font, maxWidth: number, maxLines: number): readonly string[] {
  const lines = fillLines(text.split(' '), (line) => measureText(line, font) <= maxWidth);
  const last = lines.slice(maxLines - 1).join(' ');
  const shown = lines.length > maxLines ? [...lines.slice(0, maxLines - 1), last] : lines;
  return shown.map((line) => shortenText(line, font, maxWidth));
}
