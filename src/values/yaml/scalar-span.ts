import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

/** A part of a text by offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The span of a scalar with its quotes or block header (`|`), which the events of js-yaml leave out. Undefined for an
 * empty value (`a:`) without a tag or an anchor.
 *
 * @param after the offset after the previous token
 */
export function scalarSpan(text: string, event: ScalarEvent, after: number): Span | undefined {
  const { valueStart, valueEnd, style } = event;
  if (valueStart === -1) {
    if (event.tagStart === -1 && event.anchorStart === -1) return undefined;
    const starts = [event.tagStart, event.anchorStart - 1].filter((start) => start >= 0);
    return { start: Math.min(...starts), end: Math.max(event.tagEnd, event.anchorEnd) };
  }
  if (style === SCALAR_STYLE.PLAIN) return { start: valueStart, end: valueEnd };
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
    const start = headerStart(text, valueStart, Math.max(after, event.tagEnd, event.anchorEnd));
    return { start, end: start + text.slice(start, valueEnd).trimEnd().length };
  }
  return { start: valueStart - 1, end: valueEnd + 1 };
}

/** The `|` or `>` of a block scalar: the first one after the key, on the line above the text. */
function headerStart(text: string, valueStart: number, after: number): number {
  let start = valueStart;
  while (start > after && isBreak(text, start - 1)) start--;
  while (start > after && !isBreak(text, start - 1)) start--;
  while (start < valueStart && text[start] !== '|' && text[start] !== '>') start++;
  return start;
}

function isBreak(text: string, index: number): boolean {
  return text[index] === '\n' || text[index] === '\r';
}

/** The offset of the next character that is not white space, a comma or part of a comment. */
export function skipBlank(text: string, from: number): number {
  let index = from;
  for (; index < text.length; index++) {
    const character = text[index];
    if (character === '#') {
      while (index + 1 < text.length && text[index + 1] !== '\n' && text[index + 1] !== '\r') index++;
    } else if (
      character !== ' ' &&
      character !== '\t' &&
      character !== '\n' &&
      character !== '\r' &&
      character !== ','
    ) {
      break;
    }
  }
  return index;
}
