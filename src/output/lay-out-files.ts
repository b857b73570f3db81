import type { Identity, Manifest } from '../manifests/manifest.ts';
import { writeJson } from '../manifests/write-json.ts';
import { writeYaml } from '../manifests/write-yaml.ts';
import { kustomizationFile, writeKustomization } from './kustomization.ts';

/** The files of a release by name, in the order to apply them. */
export function layOutRelease(manifests: readonly Manifest[], format: 'yaml' | 'json'): ReadonlyMap<string, string> {
  const write = format === 'json' ? writeJson : writeYaml;
  return new Map([...nameFiles(manifests, format)].map(([name, { object }]) => [name, write(object)]));
}

/** A release, with the name for its folder. */
export interface NamedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
}

/**
 * The files of many releases by path: a folder `<namespace>/<release>` with a list for each release, and a list of the
 * folders. The releases are valid, so that their names and namespaces cannot lead out of the folder.
 *
 * @param kept the folders of other releases, which stay in the list
 */
export function layOutReleases(
  releases: readonly NamedRelease[],
  format: 'yaml' | 'json',
  kept: readonly string[] = [],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const folders = [...kept];
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

/** From short to unique. */
const forms: readonly ((identity: Identity) => string)[] = [
  ({ kind, name }) => `${kind.toLowerCase()}-${name}`,
  (identity) => `${identity.kind.toLowerCase()}-${identity.name}.${identity.namespace}`,
  ({ apiVersion, kind, name, namespace }) =>
    `${kind.toLowerCase()}-${name}.${namespace}.${apiVersion.replaceAll('/', '.')}`,
];

/**
 * A stable file name for each manifest, such as `deployment-web-0.yaml`. If kind and name are the same in two
 * namespaces, the name gets the namespace: `deployment-web-0.next.yaml`. If they are the same in two API groups, it
 * gets the group. The number of other manifests does not matter, so a new version adds files but does not rename any.
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
