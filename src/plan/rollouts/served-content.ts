import { type Data, isMap } from '../../values/data.ts';

const telling = new Set(['image', 'storageUri']);

/**
 * What a workload serves, in the words of its author: its images, or where its model is stored. Init containers are
 * told too, since they may bring what is served. Empty where the workload names none.
 */
export function servedContent(specification: Data | undefined): string {
  return [...new Set(namedIn(specification))].join(' + ');
}

function namedIn(data: Data | undefined): readonly string[] {
  if (Array.isArray(data)) return data.flatMap((item: Data) => namedIn(item));
  if (!isMap(data)) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    telling.has(key) && typeof value === 'string' ? [value] : namedIn(value),
  );
}
