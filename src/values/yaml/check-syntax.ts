import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { SourceFile } from './source-file.ts';

const anchorName = /^[\w-]+$/;

/**
 * Reports what js-yaml reads by YAML 1.2, but Helm by YAML 1.1 refuses or reads as something else: odd names of
 * anchors, and in brackets a tag right before a comma, text that begins with a question mark, and `k:[1]`.
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
  const message = 'the name of an anchor has letters, digits, - and _ only';
  const hint = 'choose another name, or quote a value that begins with & or *';
  file.report({ code: 'yaml-syntax', start: anchorStart - 1, end: anchorEnd, message, hint });
}

function checkTag(file: SourceFile, { tagStart, tagEnd }: { tagStart: number; tagEnd: number }): void {
  const next = file.text[tagEnd] ?? ' ';
  if (tagStart === -1 || !',[]{}'.includes(next)) return;
  const message = `Helm takes the ${next} behind this tag as a part of it`;
  file.report({ code: 'yaml-syntax', start: tagStart, end: tagEnd, message, hint: 'put a space behind the tag' });
}

function checkInBrackets({ text, report }: SourceFile, { valueStart, valueEnd }: ScalarEvent): void {
  const place = { start: valueStart, end: valueEnd };
  if (text[valueStart] === '?') {
    const message = 'Helm takes text that begins with ? for a key here';
    report({ code: 'yaml-syntax', ...place, message, hint: 'put the text in quotes' });
  } else if (text[valueEnd] === ':' && ',[]{}'.includes(text[valueEnd + 1] ?? ' ')) {
    const message = 'Helm takes this colon as a part of the text before it';
    report({ code: 'yaml-syntax', ...place, message, hint: 'put a space behind the colon' });
  }
}
