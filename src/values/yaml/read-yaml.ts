import { type DocumentDirective, EVENT_ID, type Event } from 'js-yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MapNode } from '../value-node.ts';
import { buildTree } from './build-tree.ts';
import { parseSource } from './parse-source.ts';
import { openSourceFile, type SourceFile } from './source-file.ts';

export interface ReadYaml {
  /** Present if no diagnostic is an error. */
  readonly root?: MapNode;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a values file as Helm 3 reads it (sigs.k8s.io/yaml on go.yaml.in/yaml/v2), but rejects what Helm silently
 * ignores: duplicate keys, and documents after the first. An empty file is an empty map.
 *
 * @param name the file's name in diagnostics
 * @param what a description of the file for messages
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
  const message = `${what} must be a map of keys and values, but this is ${found}`;
  file.report({ code: 'yaml-not-a-map', start: 0, message, hint: 'write `key: value`' });
  return undefined;
}

interface YamlDocument {
  readonly events: readonly Event[];
  readonly directives: readonly DocumentDirective[];
}

/**
 * The first document of a file, without the events that start and end it; undefined if the file has no document. Helm
 * reads only this one, so a second document that is not empty is reported.
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
      message: 'this file has a second YAML document, which Helm does not read',
      hint: 'put each document into its own file and pass both with -f, or remove the ---',
    });
  }
  const version = head.directives.find((directive) => directive.kind === 'yaml')?.version ?? '1.1';
  if (version !== '1.1') {
    const start = file.text.indexOf('%YAML');
    const message = `Helm reads only YAML 1.1 and rejects %YAML ${version}`;
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
