import { type Bytes, decodeRune } from '../text/bytes.ts';
import type { Token, TokenKind } from './token.ts';

export const endOfText = -1;

/** The position of the lexer. The current token reaches from `start` to `at`. */
export interface Cursor {
  readonly input: Bytes;
  start: number;
  at: number;
  /** From 1, the lines of `start` and `at`. */
  startLine: number;
  line: number;
  parenthesisDepth: number;
  insideAction: boolean;
}

export function peekRune({ input, at }: Cursor): number {
  return at < input.length ? decodeRune(input, at).rune : endOfText;
}

export function nextRune(cursor: Cursor): number {
  if (cursor.at >= cursor.input.length) return endOfText;
  const { rune, size } = decodeRune(cursor.input, cursor.at);
  cursor.at += size;
  if (rune === 10) cursor.line += 1;
  return rune;
}

export function startsWith({ input, at }: Cursor, text: string): boolean {
  return input.startsWith(text, at);
}

/** Moves to an offset and counts the lines up to it. */
export function moveTo(cursor: Cursor, at: number): void {
  for (let index = cursor.at; index < at; index += 1) {
    if (cursor.input.charCodeAt(index) === 10) cursor.line += 1;
  }
  cursor.at = at;
}

export function acceptOne(cursor: Cursor, characters: string): boolean {
  const next = cursor.input.charAt(cursor.at);
  if (next === '' || !characters.includes(next)) return false;
  cursor.at += 1;
  return true;
}

export function acceptRun(cursor: Cursor, characters: string): void {
  while (acceptOne(cursor, characters));
}

/** The token that ends here. */
export function take(cursor: Cursor, kind: TokenKind): Token {
  const { input, start, at, startLine } = cursor;
  skip(cursor);
  return { kind, position: start, text: input.slice(start, at), line: startLine };
}

/** Drops what was read since the last token. */
export function skip(cursor: Cursor): void {
  cursor.start = cursor.at;
  cursor.startLine = cursor.line;
}

export function fail({ start, startLine }: Cursor, message: Bytes): Token {
  return { kind: 'error', position: start, text: message, line: startLine };
}

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

/** Skips the delimiter that ends a comment, and the space after it if the delimiter trims. */
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
