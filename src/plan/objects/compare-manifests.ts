import type { Identity, Manifest } from '../../manifests/manifest.ts';
import { compareData } from './compare-data.ts';
import type { ObjectChange } from './object-change.ts';
import { openRoutemap } from './open-routemap.ts';

/**
 * What becomes of the objects of a release. Two objects are the same one if group, kind, namespace and name agree, as
 * for Kubernetes; what their YAML looked like does not matter. Objects that stay as they are are left out.
 *
 * @returns first what is added or changed, in the order in which it is applied, then what is removed
 */
export function compareManifests(before: readonly Manifest[], after: readonly Manifest[]): readonly ObjectChange[] {
  const old = byKey(before);
  const kept = byKey(after);
  return [
    ...after.flatMap((manifest) => changeOf(old.get(keyOf(manifest.identity)), manifest)),
    ...before
      .filter(({ identity }) => !kept.has(keyOf(identity)))
      .map(({ identity }): ObjectChange => ({ kind: 'removed', identity })),
  ];
}

function changeOf(before: Manifest | undefined, after: Manifest): readonly ObjectChange[] {
  const { identity } = after;
  if (before === undefined) return [{ kind: 'added', identity }];
  const fields = compareData(openRoutemap(before.object), openRoutemap(after.object));
  return fields.length === 0 ? [] : [{ kind: 'changed', identity, fields }];
}

function byKey(manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(manifests.map((manifest) => [keyOf(manifest.identity), manifest]));
}

/** The version of an API says how an object is written, not which one it is. */
function keyOf({ apiVersion, kind, namespace, name }: Identity): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return [group, kind, namespace, name].join('/');
}
