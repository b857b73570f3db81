import { EVENT_ID, type Event, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { SourceFile } from './source-file.ts';

const separators = /[\x85\u2028\u2029]/g;
const touchesBlank = /[ \t\r\n\x85\u2028\u2029][\u2028\u2029]|[\u2028\u2029][ \t\r\n\x85\u2028\u2029]/;

/**
 * Reports U+0085, U+2028 and U+2029 where readers of YAML disagree about them: in YAML 1.1, and so in Helm, they end a
 * line, in YAML 1.2 they are letters like any other. In quotes, as JSON has them, both read U+2028 and U+2029 alike,
 * as long as no white space is next to them.
 */
export function checkLineSeparators(file: SourceFile, events: readonly Event[]): void {
  let index = 0;
  for (const { 0: character, index: offset } of file.text.matchAll(separators)) {
    while (index < events.length && endOf(events[index]) <= offset) index++;
    const event = events[index];
    const around = file.text.slice(offset - 1, offset + 2);
    if (event !== undefined && isQuotedAround(event, offset) && character !== '\x85' && !touchesBlank.test(around)) {
      continue;
    }
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const message = `the line separator U+${code} is not allowed here, because not every reader of YAML ends a line there`;
    const hint = `remove it, or write "\\u${code.toLowerCase()}" in double quotes`;
    if (!file.report({ code: 'yaml-encoding', start: offset, end: offset + 1, message, hint })) return;
  }
}

function isQuotedAround(event: Event, offset: number): event is ScalarEvent {
  if (event.type !== EVENT_ID.SCALAR) return false;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted && event.valueStart <= offset;
}

/** Only scalars have an end; whatever has none is passed over. */
function endOf(event: Event | undefined): number {
  return event?.type === EVENT_ID.SCALAR ? event.valueEnd : -1;
}
