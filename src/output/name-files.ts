import type { Identity, Manifest } from '../manifests/manifest.ts';

/** From short to certain. */
const forms: readonly ((identity: Identity) => string)[] = [
  ({ kind, name }) => `${kind.toLowerCase()}-${name}`,
  (identity) => `${identity.kind.toLowerCase()}-${identity.name}.${identity.namespace}`,
  ({ apiVersion, kind, name, namespace }) =>
    `${kind.toLowerCase()}-${name}.${namespace}.${apiVersion.replaceAll('/', '.')}`,
];

/**
 * A stable file name for each manifest: `deployment-web-0.yaml`; where two namespaces hold the same kind and name,
 * `deployment-web-0.next.yaml` tells them apart, and where two API groups do, the group. A name does not depend on how
 * many other manifests there are before it, so that a new version adds files and renames none.
 */
export function nameFiles(manifests: readonly Manifest[], format: 'yaml' | 'json'): ReadonlyMap<string, Manifest> {
  const names = manifests.map(({ identity }) => forms.map((form) => form(identity)));
  const count = new Map<string, number>();
  for (const name of names.flat()) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(
    manifests.map((manifest, index) => {
      const of = names[index] ?? [];
      return [`${of.find((name) => count.get(name) === 1) ?? of.at(-1)}.${format}`, manifest];
    }),
  );
}
