import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ValueNode } from '../value-node.ts';
import { readSourceDocuments } from './read-documents.ts';
import { createSourceFile, type PositionOf } from './source-file.ts';

export interface ReadEmbedded {
  /** What the text holds; undefined if there are diagnostics. */
  readonly root?: ValueNode;
  /** Errors only. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads YAML that stands as a text in other YAML, as sigs.k8s.io/yaml reads it: the first document. An empty text is an
 * empty map.
 *
 * @param positionOf where the places of the text are in the file around it
 */
export function readEmbedded(name: string, text: string, positionOf: PositionOf): ReadEmbedded {
  const file = createSourceFile(name, text, positionOf);
  const [root = { kind: 'map', entries: new Map(), position: file.position(0) }] = readSourceDocuments(file);
  const diagnostics = file.diagnostics.filter(({ severity }) => severity === 'error');
  return { diagnostics, ...(diagnostics.length === 0 && { root }) };
}
