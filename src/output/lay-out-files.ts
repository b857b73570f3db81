import type { Identity, Manifest } from '../manifests/manifest.ts';
import { writeJson } from '../manifests/write-json.ts';
import { writeYaml } from '../manifests/write-yaml.ts';
import { kustomizationFile, writeKustomization } from './kustomization.ts';

/** The files of a release by name, in the order to apply them. */
export function layOutRelease(manifests: readonly Manifest[], format: 'yaml' | 'json'): ReadonlyMap<string, string> {
  const write = format === 'json' ? writeJson : writeYaml;
  return new Map([...nameFiles(manifests, format)].map(([name, { object }]) => [name, write(object)]));
}

/** A release, named as its folder is to be. */
export interface NamedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
}

/**
 * The files of many releases by path: a folder `<namespace>/<release>` for each with its list, and a list of the
 * folders. Names and namespaces are those of valid releases, so that no path leads out of the folder.
 */
export function layOutReleases(
  releases: readonly NamedRelease[],
  format: 'yaml' | 'json',
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const folders: string[] = [];
  for (const { name, namespace, manifests } of releases) {
    const folder = `${namespace}/${name}`;
    folders.push(folder);
    const own = layOutRelease(manifests, format);
    for (const [file, text] of own) files.set(`${folder}/${file}`, text);
    files.set(`${folder}/${kustomizationFile}`, writeKustomization([...own.keys()]));
  }
  files.set(kustomizationFile, writeKustomization(folders.sort()));
  return files;
}

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
