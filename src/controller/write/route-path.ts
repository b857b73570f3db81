import { type DataMap, mapAt, textAt } from '../../values/data.ts';
import type { ResourceType } from '../configuration/resource-type.ts';

/** The path of a collection in the API: `/apis/apps/v1/namespaces/shop/deployments`; without a namespace that of all. */
export function collectionPath(
  { group, version, resource }: Pick<ResourceType, 'group' | 'version' | 'resource'>,
  namespace: string | null,
): string {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  return namespace === null ? `${root}/${resource}` : `${root}/namespaces/${encodeURIComponent(namespace)}/${resource}`;
}

/** The path of a route in the API, in the version of the API that the object has. */
export function routePath(object: DataMap, type: ResourceType): string {
  const metadata = mapAt(object, 'metadata') ?? {};
  const apiVersion = String(object.apiVersion);
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  const collection = collectionPath({ ...type, version }, textAt(metadata, 'namespace') ?? null);
  return `${collection}/${encodeURIComponent(textAt(metadata, 'name') ?? '')}`;
}
