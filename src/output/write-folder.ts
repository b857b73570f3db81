import { dirname } from 'node:path';
import { type Disk, nodeDisk } from './disk.ts';
import { findMadeFiles, findReleaseFolders } from './find-made-files.ts';
import { findPlace, type Place } from './find-place.ts';
import { patchFolder } from './patch-folder.ts';
import { type FolderPlan, planFolder, type Refused } from './plan-folder.ts';
import { surveyTree, type Tree } from './survey-tree.ts';
import { swapFolder } from './swap-folder.ts';

/** What was done. All paths start from the folder and are in the given order, removed paths in the order of names. */
export interface FolderChange {
  readonly kind: 'done';
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

export interface WriteFolderOptions {
  /** Whether to remove a file, by path from the folder, that an earlier run made and this run does not make. */
  readonly removes: (path: string) => boolean;
  readonly disk?: Disk;
}

/**
 * Writes files into a folder and keeps all files that the program did not make. The folder changes completely or, if
 * anything fails, not at all: see `swapFolder` and `patchFolder`. If an earlier run was killed, its leftovers are
 * repaired first.
 *
 * @param folder an absolute path, or a path relative to the working directory; made with its parents if it does not
 * exist
 * @param files the text of each file by its path from the folder, including a kustomization.yaml of
 * `writeKustomization`
 * @throws NodeJS.ErrnoException if something cannot be read or written
 */
export function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  { removes, disk = nodeDisk }: WriteFolderOptions,
): FolderChange | Refused {
  const place = findPlace(folder, disk);
  const inside = place.kind === 'missing' ? place.inside : '';
  const wanted = new Map([...files].map(([path, text]) => [`${inside}${path}`, text]));
  const planned = planFolder(place.root, wanted, removes, disk);
  if (planned.kind === 'refused') return planned;
  const { plan } = planned;
  if (plan.written.size + plan.removed.length > 0) carryOut(place, plan, wanted, disk);
  return {
    kind: 'done',
    written: [...plan.written.keys()].map((path) => path.slice(inside.length)),
    unchanged: plan.unchanged,
    removed: plan.removed,
  };
}

function carryOut(place: Place, plan: FolderPlan, wanted: ReadonlyMap<string, string>, disk: Disk): void {
  if (place.kind === 'missing') {
    swapFolder(place.root, plan, undefined, disk);
    return;
  }
  const tree = treeToSwap(place.root, plan, wanted, disk);
  if (tree === undefined || !swapFolder(place.root, plan, tree, disk)) patchFolder(place.root, plan, disk);
}

/** The contents of the folder, if it can be moved at once and more than one file changes. */
function treeToSwap(root: string, plan: FolderPlan, wanted: ReadonlyMap<string, string>, disk: Disk): Tree | undefined {
  if (plan.written.size + plan.removed.length === 1) return undefined;
  // The working directory of the user must not be moved away.
  if (`${disk.realPath('.')}/`.startsWith(`${root}/`)) return undefined;
  if (disk.device(root) !== disk.device(dirname(root))) return undefined;
  return surveyTree(root, [...wanted.keys(), ...plan.removed], disk);
}

/**
 * The files in a folder that the program made, by path from the folder, sorted. Empty if its list is missing or has
 * been changed.
 *
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function listMadeFiles(folder: string, disk: Disk = nodeDisk): readonly string[] {
  const place = findPlace(folder, disk);
  if (place.kind === 'missing') return [];
  const made = findMadeFiles(place.root, disk);
  return made.kind === 'known' ? [...made.files].sort() : [];
}

/**
 * The releases in a folder of `render --each`, as `<namespace>/<release>`. A file belongs to the release in whose folder it
 * is, so that the folder needs no other record.
 *
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function listReleaseFolders(folder: string, disk: Disk = nodeDisk): readonly string[] {
  const place = findPlace(folder, disk);
  return place.kind === 'missing' ? [] : findReleaseFolders(place.root, disk);
}
