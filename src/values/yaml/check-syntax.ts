import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { SourceFile } from './source-file.ts';

const anchorName = /^[\w-]+$/;

/**
 * Reports what js-yaml accepts as YAML 1.2, but Helm, with YAML 1.1, rejects or reads differently: unusual anchor
 * names, and in brackets a tag directly before a comma, text that begins with a question mark, and `k:[1]`.
 */
export function checkSyntax(file: SourceFile, events: readonly Event[]): void {
  const brackets: boolean[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      brackets.pop();
    } else if (event.type === EVENT_ID.DOCUMENT) {
      brackets.push(false);
    } else {
      checkAnchor(file, event);
      if (event.type === EVENT_ID.ALIAS) continue;
      checkTag(file, event);
      if (event.type !== EVENT_ID.SCALAR) brackets.push(event.style === COLLECTION_STYLE.FLOW);
      else if (brackets.at(-1) === true && event.style === SCALAR_STYLE.PLAIN) checkInBrackets(file, event);
    }
  }
}

function checkAnchor(file: SourceFile, { anchorStart, anchorEnd }: { anchorStart: number; anchorEnd: number }): void {
  if (anchorStart === -1 || anchorName.test(file.text.slice(anchorStart, anchorEnd))) return;
  const message = 'an anchor name can contain only letters, digits, - and _';
  const hint = 'choose another name, or quote a value that begins with & or *';
  file.report({ code: 'yaml-syntax', start: anchorStart - 1, end: anchorEnd, message, hint });
}

function checkTag(file: SourceFile, { tagStart, tagEnd }: { tagStart: number; tagEnd: number }): void {
  const next = file.text[tagEnd] ?? ' ';
  if (tagStart === -1 || !',[]{}'.includes(next)) return;
  const message = `Helm reads the ${next} after this tag as part of the tag`;
  file.report({ code: 'yaml-syntax', start: tagStart, end: tagEnd, message, hint: 'put a space after the tag' });
}

function checkInBrackets({ text, report }: SourceFile, { valueStart, valueEnd }: ScalarEvent): void {
  const place = { start: valueStart, end: valueEnd };
  if (text[valueStart] === '?') {
    const message = 'Helm reads text that begins with ? as a key here';
    report({ code: 'yaml-syntax', ...place, message, hint: 'put the text in quotes' });
  } else if (text[valueEnd] === ':' && ',[]{}'.includes(text[valueEnd + 1] ?? ' ')) {
    const message = 'Helm reads this colon as part of the text before it';
    report({ code: 'yaml-syntax', ...place, message, hint: 'put a space after the colon' });
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that YAML forbids.
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;
const loneMark = /(?<=[\r\n])\ufeff/g;

/**
 * Reports the characters that YAML does not allow anywhere in a file, not even in comments. Returns true if there are
 * none. A byte order mark is allowed only at the start of a file; decodeText has removed it.
 */
export function checkCharacters(file: SourceFile): boolean {
  for (const match of file.text.matchAll(forbidden)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const hint =
      code === '0000'
        ? 'save the file as UTF-8 text'
        : `remove it, or write "\\u${code.toLowerCase()}" in double quotes`;
    const message = `the control character U+${code} is not allowed in YAML`;
    if (!report(file, match.index, message, hint)) break;
  }
  for (const match of file.text.matchAll(loneMark)) {
    if (!report(file, match.index, 'a byte order mark (U+FEFF) is allowed only at the start of the file', 'remove it'))
      break;
  }
  return file.diagnostics.length === 0;
}

function report(file: SourceFile, start: number, message: string, hint: string): boolean {
  return file.report({ code: 'yaml-encoding', start, end: start + 1, message, hint });
}

const separators = /[\x85\u2028\u2029]/g;
const touchesBlank = /[ \t\r\n\x85\u2028\u2029][\u2028\u2029]|[\u2028\u2029][ \t\r\n\x85\u2028\u2029]/;

/**
 * Reports U+0085, U+2028 and U+2029 where YAML readers disagree about them: in YAML 1.1, and so in Helm, they end a
 * line; in YAML 1.2 they are ordinary characters. In quotes, as in JSON, both versions read U+2028 and U+2029 the same
 * way, as long as no white space is next to them.
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
    const message = `the line separator U+${code} is not allowed here, because YAML readers disagree on whether it ends a line`;
    const hint = `remove it, or write "\\u${code.toLowerCase()}" in double quotes`;
    if (!file.report({ code: 'yaml-encoding', start: offset, end: offset + 1, message, hint })) return;
  }
}

function isQuotedAround(event: Event, offset: number): event is ScalarEvent {
  if (event.type !== EVENT_ID.SCALAR) return false;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted && event.valueStart <= offset;
}

/** Only scalars have an end; other events are skipped. */
function endOf(event: Event | undefined): number {
  return event?.type === EVENT_ID.SCALAR ? event.valueEnd : -1;
}
