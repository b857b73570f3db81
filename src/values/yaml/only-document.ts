import { type DocumentDirective, EVENT_ID, type Event } from 'js-yaml';
import type { SourceFile } from './source-file.ts';

interface YamlDocument {
  readonly events: readonly Event[];
  readonly directives: readonly DocumentDirective[];
}

/**
 * The first document of a file, without the events that begin and end it; undefined in a file without any. Helm reads
 * no other, so a second one with something in it is reported.
 */
export function onlyDocument(file: SourceFile, events: readonly Event[]): YamlDocument | undefined {
  const head = events[0];
  if (head?.type !== EVENT_ID.DOCUMENT) return undefined;
  const end = events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT);
  const second = end === -1 ? undefined : events.slice(end).find(hasContent);
  if (second !== undefined) {
    file.report({
      code: 'yaml-several-documents',
      start: startOf(second),
      message: 'this file holds a second YAML document, and Helm would not read it',
      hint: 'give each document a file of its own and pass both with -f, or remove the ---',
    });
  }
  const version = head.directives.find((directive) => directive.kind === 'yaml')?.version ?? '1.1';
  if (version !== '1.1') {
    const start = file.text.indexOf('%YAML');
    const message = `Helm reads YAML 1.1 only, and refuses %YAML ${version}`;
    file.report({ code: 'yaml-syntax', start, end: start + 5, message, hint: 'remove the line' });
  }
  // The last event of a document is its end.
  return { events: events.slice(1, end === -1 ? -1 : end - 1), directives: head.directives };
}

function hasContent(event: Event): boolean {
  if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return false;
  return event.type !== EVENT_ID.SCALAR || event.valueStart !== -1 || event.tagStart !== -1;
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return Math.max(event.valueStart, 0);
  return 'start' in event ? event.start : 0;
}
