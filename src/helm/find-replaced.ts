import type { Resource } from '../adoption/resource.ts';
import type { CompiledRelease } from '../compile/compile-release.ts';
import { writeYaml } from '../manifests/write-yaml.ts';
import { type Data, type DataMap, isMap } from '../values/data.ts';
import { nodeToData } from '../values/value-node.ts';
import { readDocuments } from '../values/yaml/read-documents.ts';
import type { StreamDocument } from './split-stream.ts';
import { describeDocument, nameObjects, sourceComment } from './stream-document.ts';

/**
 * Finds the documents with objects that releases replace, because versions adopt them.
 *
 * @param others the documents of the stream that are not markers
 * @returns what stays of each such document: a List without these objects, or null
 */
export function findReplaced(
  compiled: readonly CompiledRelease[],
  others: readonly StreamDocument[],
): ReadonlyMap<StreamDocument, StreamDocument | null> {
  const byName = new Map<string, Set<Resource>>();
  for (const resource of compiled.flatMap((one) => (one.kind === 'valid' ? one.replaced : []))) {
    const { position } = resource.node;
    const name = position.kind === 'file' ? position.file : '';
    byName.set(name, (byName.get(name) ?? new Set()).add(resource));
  }
  const documents = new Map<StreamDocument, StreamDocument | null>();
  for (const document of byName.size === 0 ? [] : others) {
    const replaced = byName.get(describeDocument(document));
    if (replaced === undefined) continue;
    documents.set(document, withoutObjects(document, [...replaced]));
  }
  return documents;
}

/** A List without some of its objects; null if nothing is left of the document. */
function withoutObjects(document: StreamDocument, resources: readonly Resource[]): StreamDocument | null {
  // As Go reads it: `on` is true, and 0644 is octal.
  const [node] = readDocuments('', document.bytes, true).documents;
  if (node?.kind !== 'map') return null;
  const replaced = new Set(resources.flatMap(({ data }) => nameObjects(data, '').map(({ key }) => key)));
  const rest = withoutNamed(nodeToData(node), replaced);
  if (rest === null) return null;
  const comment = sourceComment(document);
  const bytes = new TextEncoder().encode(`---\n${comment === undefined ? '' : `${comment}\n`}${writeYaml(rest)}`);
  return { ...document, bytes, binary: Buffer.from(bytes).toString('latin1') };
}

/** An object, or a List without the objects with these names; null if they are all. */
function withoutNamed(data: Data, names: ReadonlySet<string>): DataMap | null {
  if (!isMap(data)) return null;
  if (!Array.isArray(data.items) || !String(data.kind).endsWith('List')) {
    return nameObjects(data, '').some(({ key }) => !names.has(key)) ? data : null;
  }
  const items = data.items.map((item: Data) => withoutNamed(item, names)).filter((item) => item !== null);
  return items.length === 0 ? null : { ...data, items };
}
