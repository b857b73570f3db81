import { type DocumentDirective, EVENT_ID, type Event } from 'js-yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MapNode } from '../value-node.ts';
import { buildTree } from './build-tree.ts';
import { parseSource } from './parse-source.ts';
import { openSourceFile, type SourceFile } from './source-file.ts';

export interface ReadYaml {
  /** Present if there is no error among the diagnostics. */
  readonly root?: MapNode;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a values file as Helm 3 reads it (sigs.k8s.io/yaml on go.yaml.in/yaml/v2), but refuses what Helm passes over in
 * silence: duplicate keys and documents after the first. An empty file is an empty map.
 *
 * @param name what diagnostics call the file
 * @param what what the file is, for messages
 */
export function readYaml(name: string, bytes: Uint8Array, what = 'a values file'): ReadYaml {
  const file = openSourceFile(name, bytes);
  const root = readSource(file, what);
  const failed = file.diagnostics.some(({ severity }) => severity === 'error');
  return { diagnostics: file.diagnostics, ...(!failed && root !== undefined && { root }) };
}

function readSource(file: SourceFile, what: string): MapNode | undefined {
  const events = parseSource(file);
  if (events === undefined) return undefined;
  const document = onlyDocument(file, events);
  const root = document && buildTree(file, document.events, document.directives);
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) {
    return { kind: 'map', entries: new Map(), position: file.position(0) };
  }
  if (root.kind === 'map') return root;
  const found = root.kind === 'list' ? 'a list' : 'a single value';
  const message = `${what} is a map of keys and values, but this is ${found}`;
  file.report({ code: 'yaml-not-a-map', start: 0, message, hint: 'write key: value' });
  return undefined;
}

interface YamlDocument {
  readonly events: readonly Event[];
  readonly directives: readonly DocumentDirective[];
}

/**
 * The first document of a file, without the events that begin and end it; undefined in a file without any. Helm reads
 * no other, so a second one with something in it is reported.
 */
function onlyDocument(file: SourceFile, events: readonly Event[]): YamlDocument | undefined {
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
