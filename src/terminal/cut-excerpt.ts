import { type Cell, toCells } from './cells.ts';

/** A place in a line, in UTF-16 units from 0, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line to print, and the part to underline, in columns from 0. */
export interface Excerpt {
  readonly text: string;
  readonly indent: number;
  readonly underline: number;
}

const ellipsis = '…';
/** UTF-16 units per column to read around the span; most characters take fewer. */
const unitsPerColumn = 2;

/**
 * Cuts a line to at most `width` columns around the start of the span, with `…` for what is left out. The cost does not
 * depend on the length of the line.
 */
export function cutExcerpt(line: string, { start, end }: Span, width: number): Excerpt {
  const span = { start: Math.min(start, line.length), end };
  const from = alignDown(line, Math.max(0, span.start - unitsPerColumn * width));
  const to = alignDown(line, Math.min(line.length, span.start + unitsPerColumn * width));
  const cells = toCells(line.slice(from, to), from);
  const center = indexOfSpan(cells, span);
  const whole = from === 0 && to === line.length && sumWidths(cells) <= width;
  const [first, last] = whole ? [0, cells.length] : chooseWindow(cells, center, width - 2);
  const shown = cells.slice(first, last);
  const before = from > 0 || first > 0 ? ellipsis : '';
  const after = to < line.length || last < cells.length ? ellipsis : '';
  return {
    text: before + shown.map((cell) => cell.text).join('') + after,
    indent: before.length + sumWidths(cells.slice(first, center)),
    underline: Math.max(1, sumWidths(shown.filter((cell) => cell.end > span.start && cell.start < span.end))),
  };
}

/** Moves an index from the middle of a surrogate pair to its start. */
function alignDown(line: string, index: number): number {
  const unit = line.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff && index > 0 ? index - 1 : index;
}

/** The cell where the span starts; one past the last if the span starts at the end of the line. */
function indexOfSpan(cells: readonly Cell[], span: Span): number {
  const index = cells.findIndex((cell) => cell.end > span.start);
  return index < 0 ? cells.length : index;
}

/**
 * Gives a third of the columns to the text before the span and the rest to the text after it. Columns that stay free go
 * to the text before.
 */
function chooseWindow(cells: readonly Cell[], center: number, width: number): readonly [number, number] {
  const before = takeWhileFits(cells.slice(0, center).reverse(), Math.floor(width / 3));
  const after = Math.max(
    1,
    takeWhileFits(cells.slice(center), width - sumWidths(cells.slice(center - before, center))),
  );
  const left = width - sumWidths(cells.slice(center, center + after));
  return [center - takeWhileFits(cells.slice(0, center).reverse(), left), Math.min(cells.length, center + after)];
}

/** How many cells from the front fit into that many columns. */
function takeWhileFits(cells: readonly Cell[], width: number): number {
  let used = 0;
  const tooMany = cells.findIndex((cell) => {
    used += cell.width;
    return used > width;
  });
  return tooMany < 0 ? cells.length : tooMany;
}

function sumWidths(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
