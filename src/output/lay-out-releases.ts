import type { Manifest } from '../manifests/manifest.ts';
import { kustomizationFile } from './find-made-files.ts';
import { layOutRelease } from './lay-out-release.ts';
import { writeKustomization } from './write-kustomization.ts';

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
