import type { Manifest } from './manifest.ts';

/**
 * A stable file name for each manifest: `deployment-web-0.yaml`; where two namespaces hold the same kind and name,
 * `deployment-web-0.next.yaml` tells them apart. A name does not depend on how many other manifests there are
 * before it, so that a new version adds files and renames none.
 */
export function nameFiles(manifests: readonly Manifest[], format: 'yaml' | 'json'): ReadonlyMap<string, Manifest> {
  const names = manifests.map(({ identity: { kind, name } }) => `${kind.toLowerCase()}-${name}`);
  const seen = new Set<string>();
  const twins = new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
  const files = new Map<string, Manifest>();
  for (const [index, manifest] of manifests.entries()) {
    const name = names[index] ?? '';
    files.set(`${name}${twins.has(name) ? `.${manifest.identity.namespace}` : ''}.${format}`, manifest);
  }
  return files;
}
