import type { Resource } from '../adoption/resource.ts';
import type { CompiledRelease } from '../compile/compile-release.ts';
import type { StreamDocument } from './split-stream.ts';
import { describeDocument, nameObjects, readDocument } from './stream-document.ts';

/** The documents that releases replace with their own objects, or the reason why they cannot. */
export type FoundReplaced =
  | { readonly kind: 'documents'; readonly documents: ReadonlySet<StreamDocument> }
  | { readonly kind: 'unusable'; readonly message: string };

/**
 * Finds the documents whose objects releases replace, because versions adopt them.
 *
 * @param others the documents of the stream that are not markers
 */
export function findReplaced(compiled: readonly CompiledRelease[], others: readonly StreamDocument[]): FoundReplaced {
  const byName = new Map<string, Set<Resource>>();
  for (const resource of compiled.flatMap((one) => (one.kind === 'valid' ? one.replaced : []))) {
    const { position } = resource.node;
    const name = position.kind === 'file' ? position.file : '';
    byName.set(name, (byName.get(name) ?? new Set()).add(resource));
  }
  const documents = new Set<StreamDocument>();
  for (const document of byName.size === 0 ? [] : others) {
    const replaced = byName.get(describeDocument(document));
    if (replaced === undefined) continue;
    const names = new Set([...replaced].map(({ kind, name }) => `${kind} ${name}`));
    if (countObjects(document) > names.size) return { kind: 'unusable', message: mixed(document, names) };
    documents.add(document);
  }
  return { kind: 'documents', documents };
}

function countObjects(document: StreamDocument): number {
  const read = readDocument(document);
  return read.ok ? nameObjects(read.data, '').length : 0;
}

function mixed(document: StreamDocument, names: ReadonlySet<string>): string {
  return `${describeDocument(document)} is a list: versions replace ${[...names].join(' and ')} in it, but not its other objects; put each object into a document of its own`;
}
