import { type DocumentEvent, EVENT_ID, type Event } from 'js-yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { limits } from '../limits.ts';
import type { ValueNode } from '../value-node.ts';
import { buildTree } from './build-tree.ts';
import { parseSource } from './parse-source.ts';
import { createSourceFile, openSourceFile, type PositionOf, type SourceFile } from './source-file.ts';

export interface ReadDocuments {
  /** Those that are not empty; none if the file cannot be read. */
  readonly documents: readonly ValueNode[];
  /** Only errors: how a scalar in a manifest is read concerns the author of the manifest. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a stream of YAML documents, such as the output of `helm template` and `kubectl get -o yaml`, in the same way as
 * `readYaml` reads a values file.
 *
 * @param name the file's name in diagnostics
 * @param lastKeyWins whether a repeated key replaces the one before, as in Go, instead of being a problem
 */
export function readDocuments(name: string, bytes: Uint8Array, lastKeyWins = false): ReadDocuments {
  const file = openSourceFile(name, bytes);
  const documents = readSourceDocuments(file, lastKeyWins);
  return { documents, diagnostics: file.diagnostics.filter(({ severity }) => severity === 'error') };
}

interface ReadEmbedded {
  /** The content of the text; undefined if there are diagnostics. */
  readonly root?: ValueNode;
  /** Only errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML that is the text of a scalar in other YAML, as sigs.k8s.io/yaml reads it: only the first document. An
 * empty text is an empty map.
 *
 * @param positionOf maps places in the text to positions in the file around it
 */
export function readEmbedded(name: string, text: string, positionOf: PositionOf): ReadEmbedded {
  const file = createSourceFile(name, text, positionOf);
  const [root = { kind: 'map', entries: new Map(), position: file.position(0) }] = readSourceDocuments(file);
  const diagnostics = file.diagnostics.filter(({ severity }) => severity === 'error');
  return { diagnostics, ...(diagnostics.length === 0 && { root }) };
}

/**
 * The documents of a file that are not empty. Problems are reported to the file; after an error there are no documents.
 */
function readSourceDocuments(file: SourceFile, lastKeyWins = false): readonly ValueNode[] {
  const events = parseSource(file, limits.resourceValues);
  if (events === undefined) return [];
  const documents = splitEvents(events).flatMap(({ head, content }) => {
    const root = buildTree(file, content, head.directives, lastKeyWins);
    return root === undefined || (root.kind === 'scalar' && root.value === null) ? [] : [root];
  });
  return file.diagnostics.some(({ severity }) => severity === 'error') ? [] : documents;
}

interface DocumentEvents {
  readonly head: DocumentEvent;
  readonly content: readonly Event[];
}

function splitEvents(events: readonly Event[]): readonly DocumentEvents[] {
  const starts = events.flatMap((event, index) => (event.type === EVENT_ID.DOCUMENT ? [{ head: event, index }] : []));
  return starts.map(({ head, index }, number) => {
    // The last event of a document is its end.
    const end = starts[number + 1]?.index ?? events.length;
    return { head, content: events.slice(index + 1, end - 1) };
  });
}
