import { type Data, isMap } from '../values/data.ts';

const keys = new Set(['image', 'storageUri']);

/**
 * What a workload serves, as its author wrote it: its images, or where its model is stored. Images of init containers
 * count too, since these may fetch what is served. Empty if the workload names neither.
 */
export function servedContents(specification: Data | undefined): readonly string[] {
  if (Array.isArray(specification)) return specification.flatMap((item: Data) => servedContents(item));
  if (!isMap(specification)) return [];
  return Object.entries(specification).flatMap(([key, value]) =>
    keys.has(key) && typeof value === 'string' ? [value] : servedContents(value),
  );
}
