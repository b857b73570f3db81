import { load } from 'js-yaml';
import type { DataMap } from '../values/data.ts';
import type { Manifest } from './manifest.ts';
import { templateSchema } from './yaml-schema.ts';

/**
 * Reads what a template rendered: one Kubernetes object in YAML. Empty labels and annotations are dropped.
 *
 * @param template the name of the template, for errors
 * @throws Error if it is no YAML, or lacks apiVersion, kind or metadata.name
 */
export function parseManifest(text: string, template: string): Manifest {
  const object = parse(text, template) as DataMap | null;
  const metadata = withoutEmptyMaps((object?.metadata ?? {}) as DataMap);
  const { apiVersion, kind } = object ?? {};
  const { name, namespace } = metadata;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') {
    throw new Error(`template ${template} rendered no Kubernetes object:\n${text}`);
  }
  const identity = { apiVersion, kind, namespace: typeof namespace === 'string' ? namespace : '', name };
  return { identity, object: { ...object, metadata } };
}

function withoutEmptyMaps(data: DataMap): DataMap {
  const kept = Object.entries(data).filter(
    ([, value]) => typeof value !== 'object' || value === null || Object.keys(value).length > 0,
  );
  return Object.fromEntries(kept);
}

function parse(text: string, template: string): unknown {
  try {
    return load(text, { schema: templateSchema });
  } catch (error) {
    throw new Error(`template ${template} rendered no YAML: ${(error as Error).message}`);
  }
}
