import { columnsOf, padText } from './cells.ts';
import { wrapText } from './wrap-text.ts';

/** A row: lines in the first column, and pairs of a short and a long text in the others. */
export interface TableRow {
  readonly subjects: readonly string[];
  readonly outcomes: readonly (readonly [short: string, text: string])[];
}

/** Width of a table at most, in columns of a terminal. */
const tableColumns = 80;
const indent = '  ';
const gap = '  ';

/**
 * Writes rows in three columns under headings. The middle column is aligned to the right. The outer columns are wrapped
 * if the table would be wider than 80 columns.
 *
 * @param strong marks the headings
 */
export function writeTable(
  headings: readonly [string, string, string],
  rows: readonly TableRow[],
  strong: (text: string) => string,
): string {
  const outcomes = rows.flatMap((row) => row.outcomes);
  const short = widest([headings[1], ...outcomes.map(([text]) => text)]);
  const room = tableColumns - indent.length - 2 * gap.length - short;
  const wantedLeft = widest([headings[0], ...rows.flatMap(({ subjects }) => subjects)]);
  const wantedRight = widest([headings[2], ...outcomes.map(([, text]) => text)]);
  const right = Math.min(wantedRight, Math.max(room - wantedLeft, Math.floor(room / 2)));
  const left = Math.min(wantedLeft, room - right);
  const line = (texts: readonly [string, string, string]) =>
    `${indent}${padText(texts[0], left)}${gap}${padStart(texts[1], short)}${gap}${padText(texts[2], right)}`.trimEnd();
  const body = rows.flatMap((row) => linesOf(row, left, right).map(line));
  return [strong(line(headings)), ...body].map((text) => `${text}\n`).join('');
}

function linesOf(
  { subjects, outcomes }: TableRow,
  left: number,
  right: number,
): readonly (readonly [string, string, string])[] {
  const lefts = subjects.flatMap((subject) => wrapText(subject, left));
  const rights = outcomes.flatMap(([short, text]) =>
    wrapText(text, right).map((part, index) => [index === 0 ? short : '', part] as const),
  );
  return Array.from({ length: Math.max(lefts.length, rights.length) }, (_, index) => {
    const [short, text] = rights[index] ?? ['', ''];
    return [lefts[index] ?? '', short, text] as const;
  });
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(columnsOf));
}

function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + padText(text, 0);
}
