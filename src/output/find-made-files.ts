import type { Disk, Kind } from './disk.ts';
import { kustomizationFile, readKustomization } from './kustomization.ts';

/** Other names that kustomize takes; it refuses a folder that has two of them. */
const otherNames = ['kustomization.yml', 'Kustomization'];

/** The files of a folder that this program made, by path from the folder, or why that cannot be said. */
export type MadeFiles =
  | { readonly kind: 'known'; readonly files: ReadonlySet<string> }
  /** `path` from the folder; `edited`: somebody has changed our list. `foreign`: the list is of somebody else's making. */
  | { readonly kind: 'edited' | 'foreign'; readonly path: string };

/**
 * Follows the lists from the folder's own kustomization.yaml into the folders that it names. Links are not followed,
 * and a folder without our list is not ours.
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
    // A list of somebody else's in a folder that ours names: then that folder is theirs by now.
    if (fault?.kind === 'edited') return fault;
  }
  return undefined;
}

/** What lies at a path, and nothing where a link lies on the way to it. */
function kindInside(folder: string, path: string, disk: Disk): Kind {
  const parts = path.split('/');
  const ways = parts.slice(1).map((_, index) => folder + parts.slice(0, index + 1).join('/'));
  return ways.every((way) => disk.kindOf(way) === 'folder') ? disk.kindOf(folder + path) : 'none';
}
