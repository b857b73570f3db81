import type { Disk, Kind } from './disk.ts';
import { kustomizationFile, readKustomization } from './kustomization.ts';

/** Other names that kustomize accepts. It rejects a folder with two such files. */
const otherNames = ['kustomization.yml', 'Kustomization'];

/** The files of a folder that this program made, by path from the folder, or why they are unknown. */
export type MadeFiles =
  | { readonly kind: 'known'; readonly files: ReadonlySet<string> }
  /** `path` is the list: `edited` after this program wrote it, or `foreign`, so written by somebody else. */
  | { readonly kind: 'edited' | 'foreign'; readonly path: string };

/**
 * Reads the list in the kustomization.yaml of the folder, and then the lists of the folders that it names. Links are
 * not followed. A folder without a list of this program was not made by it.
 *
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function findMadeFiles(folder: string, disk: Disk): MadeFiles {
  const files = new Set<string>();
  const fault = collect(folder, '', files, disk);
  return fault ?? { kind: 'known', files };
}

function collect(folder: string, inside: string, files: Set<string>, disk: Disk): MadeFiles | undefined {
  const other = otherNames.find((name) => disk.kindOf(`${folder}/${inside}${name}`) !== 'none');
  if (other !== undefined) return { kind: 'foreign', path: `${inside}${other}` };
  const list = `${inside}${kustomizationFile}`;
  const kind = disk.kindOf(`${folder}/${list}`);
  if (kind === 'none') return undefined;
  const read =
    kind === 'file' ? readKustomization(disk.read(`${folder}/${list}`).toString()) : { kind: 'foreign' as const };
  if (read.kind !== 'made') return { kind: read.kind, path: list };
  files.add(list);
  for (const resource of read.resources) {
    const found = kindInside(`${folder}/${inside}`, resource, disk);
    if (found === 'file') files.add(`${inside}${resource}`);
    const fault = found === 'folder' ? collect(folder, `${inside}${resource}/`, files, disk) : undefined;
    // A foreign list in a folder of our list means that the folder now belongs to somebody else.
    if (fault?.kind === 'edited') return fault;
  }
  return undefined;
}

/** What is at a path. `none` if a part of the path is a link. */
function kindInside(folder: string, path: string, disk: Disk): Kind {
  const parts = path.split('/');
  const folders = parts.slice(1).map((_, index) => folder + parts.slice(0, index + 1).join('/'));
  return folders.every((path) => disk.kindOf(path) === 'folder') ? disk.kindOf(folder + path) : 'none';
}

/**
 * The release folders that the list of a folder names and that exist, as `<namespace>/<release>`, sorted. They are listed
 * even if somebody else has changed what is in them.
 *
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function findReleaseFolders(folder: string, disk: Disk): readonly string[] {
  const list = `${folder}/${kustomizationFile}`;
  if (disk.kindOf(list) !== 'file') return [];
  const read = readKustomization(disk.read(list).toString());
  const resources = read.kind === 'made' ? read.resources : [];
  return resources.filter((path) => kindInside(`${folder}/`, path, disk) === 'folder').sort();
}
