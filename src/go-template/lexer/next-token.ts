import { type Bytes, encodeRune, isAlphaNumeric, isPrintable } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import {
  acceptOne,
  acceptRun,
  type Cursor,
  endOfText,
  fail,
  isLeftTrim,
  isSpace,
  moveTo,
  nextRune,
  passRightDelimiter,
  peekRune,
  readRightDelimiter,
  rightDelimiterAt,
  skip,
  startsWith,
  take,
} from './cursor.ts';
import { isKeyword, type Token, type TokenKind } from './token.ts';

export function startLexer(input: Bytes): Cursor {
  return { input, start: 0, at: 0, startLine: 1, line: 1, parenthesisDepth: 0, insideAction: false };
}

/**
 * The next token of a template: text, a delimiter, or a token between delimiters. Trim markers and comments are applied
 * and do not appear.
 * Source of the rules: https://pkg.go.dev/text/template#hdr-Text_and_spaces and #hdr-Actions
 *
 * @returns a token of kind `error` if the text is not a template; then no token follows
 */
export function nextToken(cursor: Cursor): Token {
  if (cursor.insideAction) return nextTokenInAction(cursor);
  for (;;) {
    const token = readText(cursor) ?? readLeftDelimiter(cursor);
    if (token !== undefined) return token;
  }
}

/** The text up to the next action, without the space that a trim marker removes; undefined if there is none. */
function readText(cursor: Cursor): Token | undefined {
  const { input, start } = cursor;
  const action = input.indexOf('{{', cursor.at);
  if (action < 0) {
    moveTo(cursor, input.length);
    return take(cursor, cursor.at > start ? 'text' : 'eof');
  }
  let end = action;
  if (isLeftTrim(input, action + 2)) {
    while (end > start && isSpace(input.charAt(end - 1))) end -= 1;
  }
  moveTo(cursor, end);
  const token = end > start ? take(cursor, 'text') : undefined;
  moveTo(cursor, action);
  skip(cursor);
  return token;
}

/** Undefined for a comment, which is skipped. */
function readLeftDelimiter(cursor: Cursor): Token | undefined {
  const inside = cursor.at + 2;
  const content = isLeftTrim(cursor.input, inside) ? inside + 2 : inside;
  if (cursor.input.startsWith('/*', content)) {
    moveTo(cursor, content);
    skip(cursor);
    return passComment(cursor);
  }
  cursor.at = inside;
  const token = take(cursor, 'leftDelim');
  cursor.insideAction = true;
  cursor.parenthesisDepth = 0;
  moveTo(cursor, content);
  skip(cursor);
  return token;
}

function passComment(cursor: Cursor): Token | undefined {
  const end = cursor.input.indexOf('*/', cursor.at + 2);
  if (end < 0) return fail(cursor, 'unclosed comment');
  moveTo(cursor, end + 2);
  if (rightDelimiterAt(cursor) === undefined) return fail(cursor, 'comment ends before closing delimiter');
  passRightDelimiter(cursor);
  return undefined;
}

const single: { readonly [character: string]: TokenKind } = { '=': 'assign', '|': 'pipe' };

/** The next token between delimiters, or the right delimiter. */
function nextTokenInAction(cursor: Cursor): Token {
  if (rightDelimiterAt(cursor) !== undefined) {
    return cursor.parenthesisDepth === 0 ? readRightDelimiter(cursor) : fail(cursor, 'unclosed left paren');
  }
  const first = cursor.input.charAt(cursor.at);
  if (isSpace(first)) return readSpaces(cursor);
  if (/[0-9+-]/.test(first) || (first === '.' && /^[0-9]?$/.test(cursor.input.charAt(cursor.at + 1)))) {
    return readNumber(cursor);
  }
  if (isAlphaNumeric(peekRune(cursor))) return readIdentifier(cursor);
  const rune = nextRune(cursor);
  if (rune === endOfText) return fail(cursor, 'unclosed action');
  const kind = single[first];
  if (kind !== undefined) return take(cursor, kind);
  switch (first) {
    case ':':
      return nextRune(cursor) === 61 ? take(cursor, 'declare') : fail(cursor, 'expected :=');
    case '"':
      return readQuoted(cursor, first, 'string', 'unterminated quoted string');
    case "'":
      return readQuoted(cursor, first, 'charConstant', 'unterminated character constant');
    case '`':
      return readRawString(cursor);
    case '$':
      return readName(cursor, 'variable', 'variable');
    case '.':
      return readName(cursor, 'field', 'dot');
    case '(':
      cursor.parenthesisDepth += 1;
      return take(cursor, 'leftParen');
    case ')':
      return readRightParenthesis(cursor);
    default:
      return rune < 128 && isPrintable(rune)
        ? take(cursor, 'char')
        : fail(cursor, `unrecognized character in action: ${describeRune(rune)}`);
  }
}

/** A space before a trim marker is part of the delimiter. */
function readSpaces(cursor: Cursor): Token {
  while (isSpace(cursor.input.charAt(cursor.at)) && rightDelimiterAt(cursor) === undefined) nextRune(cursor);
  return take(cursor, 'space');
}

function readRightParenthesis(cursor: Cursor): Token {
  cursor.parenthesisDepth -= 1;
  return cursor.parenthesisDepth < 0 ? fail(cursor, 'unexpected right paren') : take(cursor, 'rightParen');
}

function readQuoted(cursor: Cursor, delimiter: string, kind: TokenKind, unterminated: string): Token {
  const end = delimiter.charCodeAt(0);
  for (;;) {
    let rune = nextRune(cursor);
    if (rune === end) return take(cursor, kind);
    if (rune === 92) {
      rune = nextRune(cursor);
    }
    if (rune === endOfText || rune === 10) return fail(cursor, unterminated);
  }
}

function readRawString(cursor: Cursor): Token {
  for (;;) {
    const rune = nextRune(cursor);
    if (rune === 96) return take(cursor, 'rawString');
    if (rune === endOfText) return fail(cursor, 'unterminated raw quoted string');
  }
}

/** A variable or field after its first character; alone that is `$` or the dot. */
function readName(cursor: Cursor, kind: TokenKind, alone: TokenKind): Token {
  if (isTerminated(cursor)) return take(cursor, alone);
  return readWord(cursor) ?? take(cursor, kind);
}

function readIdentifier(cursor: Cursor): Token {
  const failure = readWord(cursor);
  if (failure !== undefined) return failure;
  const word = cursor.input.slice(cursor.start, cursor.at);
  if (isKeyword(word)) return take(cursor, word);
  return take(cursor, word === 'true' || word === 'false' ? 'bool' : 'identifier');
}

function readWord(cursor: Cursor): Token | undefined {
  while (isAlphaNumeric(peekRune(cursor))) nextRune(cursor);
  return isTerminated(cursor) ? undefined : fail(cursor, `bad character ${describeRune(peekRune(cursor))}`);
}

function isTerminated(cursor: Cursor): boolean {
  const next = cursor.input.charAt(cursor.at);
  return next === '' || isSpace(next) || '.,|:)('.includes(next) || startsWith(cursor, '}}');
}

function readNumber(cursor: Cursor): Token {
  if (!scanNumber(cursor)) return failNumber(cursor);
  if (!'+-'.includes(cursor.input.charAt(cursor.at) || ' ')) return take(cursor, 'number');
  return scanNumber(cursor) && cursor.input.charAt(cursor.at - 1) === 'i'
    ? take(cursor, 'complex')
    : failNumber(cursor);
}

function failNumber(cursor: Cursor): Token {
  return fail(cursor, `bad number syntax: ${quote(cursor.input.slice(cursor.start, cursor.at))}`);
}

/** Reads what looks like a number. Its value is checked later. */
function scanNumber(cursor: Cursor): boolean {
  acceptOne(cursor, '+-');
  let digits = '0123456789_';
  if (acceptOne(cursor, '0')) {
    if (acceptOne(cursor, 'xX')) digits = '0123456789abcdefABCDEF_';
    else if (acceptOne(cursor, 'oO')) digits = '01234567_';
    else if (acceptOne(cursor, 'bB')) digits = '01_';
  }
  acceptRun(cursor, digits);
  if (acceptOne(cursor, '.')) acceptRun(cursor, digits);
  const exponent = digits.length === 11 ? 'eE' : digits.length === 23 ? 'pP' : '';
  if (acceptOne(cursor, exponent)) {
    acceptOne(cursor, '+-');
    acceptRun(cursor, '0123456789_');
  }
  acceptOne(cursor, 'i');
  if (!isAlphaNumeric(peekRune(cursor))) return true;
  nextRune(cursor);
  return false;
}

/** As Go's %#U: `U+0021 '!'`. */
function describeRune(rune: number): string {
  const code = `U+${rune.toString(16).toUpperCase().padStart(4, '0')}`;
  return isPrintable(rune) ? `${code} '${encodeRune(rune)}'` : code;
}
