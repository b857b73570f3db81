import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { limits } from '../limits.ts';
import type { MapNode, ValueNode } from '../value-node.ts';
import { readDocuments } from './read-documents.ts';

export interface ReadObjects {
  /** None if the file cannot be read. */
  readonly objects: readonly MapNode[];
  /** Only errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a file of Kubernetes objects. The items of a List, which `kubectl get -o yaml` writes, count as objects of their
 * own. Documents that are not maps are skipped.
 *
 * @param name the name of the file in diagnostics
 * @param lastKeyWins whether a repeated key replaces the one before, as in Go, instead of being a problem
 */
export function readObjects(name: string, bytes: Uint8Array, lastKeyWins = false): ReadObjects {
  if (bytes.length > limits.resourceBytes) return { objects: [], diagnostics: [tooLarge(name)] };
  const { documents, diagnostics } = readDocuments(name, bytes, lastKeyWins);
  return { objects: documents.flatMap(itemsOf), diagnostics };
}

/** The error of the file with which all files together exceed the limit. */
export function tooLarge(file: string): Diagnostic {
  return {
    code: 'yaml-limit',
    severity: 'error',
    path: [],
    message: `the manifests are larger than ${limits.resourceBytes / 1024 / 1024} MiB in total`,
    hint: 'leave out the manifests that are not needed',
    position: { kind: 'file', file, line: 1, column: 1 },
  };
}

function itemsOf(document: ValueNode): readonly MapNode[] {
  if (document.kind !== 'map') return [];
  const kind = document.entries.get('kind')?.node;
  const items = document.entries.get('items')?.node;
  const isList = kind?.kind === 'scalar' && String(kind.value).endsWith('List') && items?.kind === 'list';
  return isList ? items.items.flatMap(itemsOf) : [document];
}
