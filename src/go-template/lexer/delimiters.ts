import type { Bytes } from '../text/bytes.ts';
import { type Cursor, moveTo, skip, startsWith, take } from './cursor.ts';
import type { Token } from './token.ts';

type RightDelimiter = 'plain' | 'trimming';

const spaces: ReadonlySet<string> = new Set(' \t\r\n');

export function isSpace(character: string): boolean {
  return spaces.has(character);
}

export function isLeftTrim(input: Bytes, at: number): boolean {
  return input.charAt(at) === '-' && isSpace(input.charAt(at + 1));
}

export function rightDelimiterAt(cursor: Cursor): RightDelimiter | undefined {
  const { input, at } = cursor;
  if (startsWith(cursor, '}}')) return 'plain';
  return isSpace(input.charAt(at)) && input.startsWith('-}}', at + 1) ? 'trimming' : undefined;
}

export function readRightDelimiter(cursor: Cursor): Token {
  const trims = rightDelimiterAt(cursor) === 'trimming';
  if (trims) {
    moveTo(cursor, cursor.at + 2);
    skip(cursor);
  }
  cursor.at += 2;
  const token = take(cursor, 'rightDelim');
  if (trims) passSpace(cursor);
  cursor.insideAction = false;
  return token;
}

/** Passes over the delimiter that ends a comment, and over the space after it if the delimiter trims. */
export function passRightDelimiter(cursor: Cursor): void {
  const trims = rightDelimiterAt(cursor) === 'trimming';
  moveTo(cursor, cursor.at + (trims ? 4 : 2));
  if (trims) passSpace(cursor);
  skip(cursor);
}

function passSpace(cursor: Cursor): void {
  let end = cursor.at;
  while (isSpace(cursor.input.charAt(end))) end += 1;
  moveTo(cursor, end);
  skip(cursor);
}
