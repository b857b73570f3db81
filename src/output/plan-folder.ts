import type { Disk } from './disk.ts';
import { findMadeFiles, type MadeFiles } from './find-made-files.ts';
import { folderOf } from './survey-tree.ts';

/** What is to happen in a folder; all paths from the folder. */
export interface FolderPlan {
  /** The files to write, with their text. */
  readonly written: ReadonlyMap<string, string>;
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Those of `written` that are there already. */
  readonly replaced: ReadonlySet<string>;
}

/** Why a folder is left as it is. */
export interface Refused {
  readonly kind: 'refused';
  /** `out/kustomization.yaml has been edited …` without the folder: begins with the path from it. */
  readonly path: string;
  readonly reason: string;
}

/**
 * Compares a folder with what is to be in it. What the program did not make is neither replaced nor removed.
 *
 * @param files by path from the folder
 * @param removeStale whether to remove what the program made there earlier and makes no more
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function planFolder(
  root: string,
  files: ReadonlyMap<string, string>,
  removeStale: boolean,
  disk: Disk,
): { readonly kind: 'plan'; readonly plan: FolderPlan } | Refused {
  const made = findMadeFiles(root, disk);
  if (made.kind !== 'known') return refuseList(made);
  const written = new Map<string, string>();
  const replaced = new Set<string>();
  const unchanged: string[] = [];
  const wayTo = createWayReader(root, disk);
  for (const [path, text] of files) {
    const way = wayTo(path);
    if (way.kind === 'blocked') return inTheWay(way.obstacle);
    const kind = way.kind === 'missing' ? 'none' : disk.kindOf(`${root}/${path}`);
    if (kind === 'file' && disk.read(`${root}/${path}`).equals(Buffer.from(text))) unchanged.push(path);
    else if (kind === 'none' || made.files.has(path)) {
      written.set(path, text);
      if (kind !== 'none') replaced.add(path);
    } else return inTheWay(path);
  }
  const removed = removeStale ? [...made.files].filter((path) => !files.has(path)).sort() : [];
  return { kind: 'plan', plan: { written, unchanged, removed, replaced } };
}

type Way =
  | { readonly kind: 'clear' }
  /** A folder on the way is not there, and so nothing is in it. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'blocked'; readonly obstacle: string };

/** Looks once at each folder on the way to files; the first thing that is there and no folder is the obstacle. */
function createWayReader(root: string, disk: Disk): (path: string) => Way {
  const known = new Map<string, Way>();
  const look = (way: string): Way => {
    const kind = disk.kindOf(way === '' ? root : `${root}/${way}`);
    if (kind === 'none') return { kind: 'missing' };
    return kind === 'folder' ? { kind: 'clear' } : { kind: 'blocked', obstacle: way };
  };
  const wayOf = (folder: string): Way => {
    const seen = known.get(folder);
    if (seen !== undefined) return seen;
    const above = folder === '' ? { kind: 'clear' as const } : wayOf(folderOf(folder));
    const way = above.kind === 'clear' ? look(folder) : above;
    known.set(folder, way);
    return way;
  };
  return (path) => wayOf(folderOf(path));
}

function refuseList({ kind, path }: Exclude<MadeFiles, { readonly kind: 'known' }>): Refused {
  const own = 'another kustomization.yaml that names this folder as a resource';
  const reason =
    kind === 'edited'
      ? 'it has been changed since iter8-release wrote it; take it back with git (either side of a merge will do) and ' +
        `render again; changes of your own belong into ${own}`
      : "it is not of iter8-release's making; render into a folder of its own, and name that folder there as a resource";
  return { kind: 'refused', path, reason };
}

function inTheWay(path: string): Refused {
  const reason = "it is in the way and not of iter8-release's making; move it away, or render into another folder";
  return { kind: 'refused', path, reason };
}
