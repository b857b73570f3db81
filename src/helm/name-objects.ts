import { type Data, isMap } from '../values/data.ts';

/** An object by which a cluster tells it from others: `Service default/web`, with the group of its API where it has one. */
export interface ObjectName {
  /** Equal for two objects that are one to the cluster. */
  readonly key: string;
  /** For messages. */
  readonly text: string;
}

/**
 * Names the objects of a document: one, or those of a List.
 *
 * @param namespace that of an object that names none
 */
export function nameObjects(data: Data, namespace: string): readonly ObjectName[] {
  if (!isMap(data)) return [];
  if (Array.isArray(data.items) && String(data.kind).endsWith('List')) {
    return data.items.flatMap((item) => nameObjects(item, namespace));
  }
  const { apiVersion, kind, metadata } = data;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isMap(metadata)) return [];
  if (typeof metadata.name !== 'string') return [];
  const own = typeof metadata.namespace === 'string' && metadata.namespace !== '' ? metadata.namespace : namespace;
  // One object can be written in several versions of its API.
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return [{ key: JSON.stringify([group, kind, own, metadata.name]), text: `${kind} ${own}/${metadata.name}` }];
}
