import { load } from 'js-yaml';
import { isRoutemap } from '../../iter8/labels.ts';
import type { Identity, Manifest } from '../../manifests/manifest.ts';
import { type Data, type DataMap, isMap } from '../../values/data.ts';
import type { ObjectChange } from '../plan.ts';
import { compareData } from './compare-data.ts';

/**
 * The objects that change from one release to another. As in Kubernetes, two objects are the same if they have the same
 * group, kind, namespace and name. Unchanged objects are left out.
 *
 * @returns first the added and changed objects, in the order in which they are applied, then the removed ones
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

/** Without the API version: one object can be written in several versions. */
function keyOf({ apiVersion, kind, namespace, name }: Identity): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return [group, kind, namespace, name].join('/');
}

/**
 * Replaces the text in a routemap by the fields that it holds, so that a change names a field and not the whole text.
 */
function openRoutemap(object: DataMap): DataMap {
  const { data } = object;
  if (!isRoutemapObject(object) || !isMap(data) || typeof data.strSpec !== 'string') return object;
  return { ...object, data: { ...data, strSpec: load(data.strSpec) as Data } };
}

function isRoutemapObject({ kind, metadata }: DataMap): boolean {
  const labels = isMap(metadata) ? metadata.labels : undefined;
  return kind === 'ConfigMap' && isMap(labels) && isRoutemap(labels);
}
