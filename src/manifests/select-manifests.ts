import type { Identity, Manifest } from './manifest.ts';

/**
 * Selects manifests by `KIND/NAME` or `KIND/NAME.NAMESPACE`, in their order. The case of the kind does not matter. Without a
 * name it selects all.
 *
 * @returns the selected manifests, and the names that match none
 */
export function selectManifests(
  manifests: readonly Manifest[],
  wishes: readonly string[],
): { readonly selected: readonly Manifest[]; readonly missing: readonly string[] } {
  if (wishes.length === 0) return { selected: manifests, missing: [] };
  return {
    selected: manifests.filter(({ identity }) => wishes.some((wish) => fits(identity, wish))),
    missing: wishes.filter((wish) => !manifests.some(({ identity }) => fits(identity, wish))),
  };
}

function fits({ kind, name, namespace }: Identity, wish: string): boolean {
  const slash = wish.indexOf('/');
  const wished = wish.slice(slash + 1);
  if (slash === -1 || wish.slice(0, slash).toLowerCase() !== kind.toLowerCase()) return false;
  return wished === name || wished === `${name}.${namespace}`;
}
