import { textsAt } from '../values/data.ts';
import { nodeToData } from '../values/value-node.ts';
import { fieldPath, nodeAt } from './fields.ts';
import type { Resource } from './resource.ts';

/** The labels in a field of an object's spec; empty if the spec does not have the field. */
export function labelsAt(resource: Resource, field: string | undefined): { readonly [key: string]: string } {
  const node = field === undefined ? undefined : nodeAt(resource.node, ['spec', ...fieldPath(field)]);
  return textsAt(node === undefined ? undefined : { labels: nodeToData(node) }, 'labels');
}

/** Whether a selector matches these labels. An empty selector matches nothing. */
export function selects(selector: Labels, labels: Labels): boolean {
  const entries = Object.entries(selector);
  return entries.length > 0 && entries.every(([key, value]) => labels[key] === value);
}

interface Labels {
  readonly [key: string]: string;
}
