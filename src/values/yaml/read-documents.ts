import { type DocumentEvent, EVENT_ID, type Event } from 'js-yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { limits } from '../limits.ts';
import type { ValueNode } from '../value-node.ts';
import { buildTree } from './build-tree.ts';
import { checkCharacters } from './check-characters.ts';
import { checkLineSeparators } from './check-line-separators.ts';
import { checkSyntax } from './check-syntax.ts';
import { decodeText } from './decode-text.ts';
import { parseSource } from './parse-source.ts';
import { createSourceFile, type SourceFile } from './source-file.ts';

export interface ReadDocuments {
  /** Those that have something in them; none of a file that cannot be read. */
  readonly documents: readonly ValueNode[];
  /** Errors only: how a scalar in a manifest is read is the concern of whoever wrote the manifest. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a stream of YAML documents, such as `helm template` and `kubectl get -o yaml` write, as `readYaml` reads the one
 * document of a values file.
 *
 * @param name what diagnostics call the file
 * @param lastKeyWins as in Go, a key that stands twice is no problem
 */
export function readDocuments(name: string, bytes: Uint8Array, lastKeyWins = false): ReadDocuments {
  const decoded = decodeText(bytes);
  const file = createSourceFile(name, decoded.ok ? decoded.text : decoded.before);
  if (!decoded.ok) {
    const { before, message, hint } = decoded;
    file.report({ code: 'yaml-encoding', start: before.length, message, hint });
    return { documents: [], diagnostics: file.diagnostics };
  }
  const documents = readSourceDocuments(file, lastKeyWins);
  return { documents, diagnostics: file.diagnostics.filter(({ severity }) => severity === 'error') };
}

/** The documents of a file that have something in them. Problems are reported to it; where one is an error, there are none. */
export function readSourceDocuments(file: SourceFile, lastKeyWins = false): readonly ValueNode[] {
  const events = checkCharacters(file) ? parseSource(file, limits.resourceValues) : undefined;
  if (events === undefined) return [];
  checkSyntax(file, events);
  checkLineSeparators(file, events);
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
