import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { limits } from '../values/limits.ts';
import type { MapNode, ValueNode } from '../values/value-node.ts';
import { readDocuments } from '../values/yaml/read-documents.ts';

/** The objects in a file, or why the file cannot be read. */
export type ReadObjects =
  | { readonly ok: true; readonly objects: readonly MapNode[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a file of Kubernetes objects. The items of a List count as objects of their own.
 *
 * @param name the name of the file in diagnostics
 */
export function readObjects(name: string, bytes: Uint8Array): ReadObjects {
  if (bytes.length > limits.resourceBytes) return { ok: false, diagnostics: [tooLarge(name)] };
  const { documents, diagnostics } = readDocuments(name, bytes);
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, objects: documents.flatMap(itemsOf) };
}

function tooLarge(file: string): Diagnostic {
  return {
    code: 'yaml-limit',
    severity: 'error',
    path: [],
    message: `the file has more than ${limits.resourceBytes / 1024 / 1024} MiB`,
    hint: 'remove the objects that the route does not need',
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
