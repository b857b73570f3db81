import { nodeToData } from '../values/node-to-data.ts';
import { textsAt } from '../values/read-data.ts';
import { fieldPath } from './field-path.ts';
import { nodeAt } from './node-at.ts';
import type { Resource } from './resource.ts';

/** The labels in a field of an object's spec; none where there is no such field. */
export function labelsAt(resource: Resource, field: string | undefined): { readonly [key: string]: string } {
  const node = field === undefined ? undefined : nodeAt(resource.node, ['spec', ...fieldPath(field)]);
  return textsAt(node === undefined ? undefined : { labels: nodeToData(node) }, 'labels');
}
