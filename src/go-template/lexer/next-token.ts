import type { Bytes } from '../text/bytes.ts';
import { type Cursor, fail, moveTo, skip, take } from './cursor.ts';
import { isLeftTrim, isSpace, passRightDelimiter, rightDelimiterAt } from './delimiters.ts';
import { nextTokenInAction } from './next-token-in-action.ts';
import type { Token } from './token.ts';

export function startLexer(input: Bytes): Cursor {
  return { input, start: 0, at: 0, startLine: 1, line: 1, parenthesisDepth: 0, insideAction: false };
}

/**
 * The next token of a template: text, a delimiter, or what stands between delimiters. Trim markers and comments have
 * done their work in it and do not appear.
 * Source of the rules: https://pkg.go.dev/text/template#hdr-Text_and_spaces and #hdr-Actions
 *
 * @returns a token of kind `error` where the text is no template; nothing can be read after it
 */
export function nextToken(cursor: Cursor): Token {
  if (cursor.insideAction) return nextTokenInAction(cursor);
  for (;;) {
    const token = readText(cursor) ?? readLeftDelimiter(cursor);
    if (token !== undefined) return token;
  }
}

/** Text up to the next action, without the space that a trim marker takes away; undefined if there is none. */
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

/** undefined if it begins a comment, which is passed over. */
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
