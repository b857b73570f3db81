import type { ResourceFile } from '../adoption/read-resources.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { locate, type Values } from '../values/value-node.ts';

/** Says of manifests that they are not read, because no version is taken from any; nothing of those that nobody named. */
export function unusedResources(values: Values, files: readonly ResourceFile[]): readonly Diagnostic[] {
  const named = files.filter(({ optional }) => optional !== true).map(({ name }) => name);
  if (named.length === 0) return [];
  const path = ['application', 'versions'];
  return [
    {
      code: 'unused-resources',
      severity: 'info',
      path,
      message: `no version has a from, so nothing is taken from ${named.join(', ')}`,
      hint: 'leave the manifests out, or name in the from of a version the object to take it from',
      position: locate(values, path, 'key'),
    },
  ];
}
