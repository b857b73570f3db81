import { nodeToData } from '../values/node-to-data.ts';
import { mapAt, textAt } from '../values/read-data.ts';
import type { MapNode, ValueNode } from '../values/value-node.ts';
import type { Resource } from './resource.ts';

/**
 * The objects in a document of a manifest: one, or the items of a List, as `kubectl get -o yaml` writes it. What is no
 * object of Kubernetes is passed over, and so is a hook of Helm: it is no part of the release.
 */
export function toResources(document: ValueNode): readonly Resource[] {
  if (document.kind !== 'map') return [];
  const items = document.entries.get('items')?.node;
  const kind = document.entries.get('kind')?.node;
  const isList = kind?.kind === 'scalar' && String(kind.value).endsWith('List') && items?.kind === 'list';
  return isList ? items.items.flatMap(toResources) : objectOf(document);
}

function objectOf(node: MapNode): readonly Resource[] {
  const data = nodeToData(node);
  const metadata = mapAt(data, 'metadata') ?? {};
  const [apiVersion, kind, name] = [textAt(data, 'apiVersion'), textAt(data, 'kind'), textAt(metadata, 'name')];
  if (apiVersion === undefined || kind === undefined || name === undefined) return [];
  if (textAt(mapAt(metadata, 'annotations') ?? {}, 'helm.sh/hook') !== undefined) return [];
  return [{ apiVersion, kind, name, namespace: textAt(metadata, 'namespace') ?? null, data, node }];
}
