import { CHOMPING_MODE, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';

/**
 * The text of a scalar, escapes and folding resolved. A block of text that the end of the file cuts off in the middle
 * of a line has no line break at its end in Go's reader, where js-yaml adds one.
 */
export function scalarText(source: string, event: ScalarEvent): string {
  const text = getScalarValue(source, event);
  const isBlock = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  if (!isBlock || event.valueEnd < source.length || event.chomping === CHOMPING_MODE.STRIP) return text;
  return /[\r\n]$/.test(source) ? text : text.replace(/\n$/, '');
}
