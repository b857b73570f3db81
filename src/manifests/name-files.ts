import type { Manifest } from './manifest.ts';

/**
 * A stable file name for each manifest: `deployment-web-0.yaml`; where two namespaces hold the same kind and name,
 * `deployment-web-0.next.yaml` tells them apart. A name does not depend on how many other manifests there are
 * before it, so that a new version adds files and renames none.
 */
export function nameFiles(manifests: readonly Manifest[], format: 'yaml' | 'json'): ReadonlyMap<string, Manifest> {
  const files = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const { kind, name, namespace } = manifest.identity;
    const twin = manifests.some(
      ({ identity }) => identity.kind === kind && identity.name === name && identity.namespace !== namespace,
    );
    files.set(`${kind.toLowerCase()}-${name}${twin ? `.${namespace}` : ''}.${format}`, manifest);
  }
  return files;
}
