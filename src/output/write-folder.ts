import { dirname } from 'node:path';
import { type Disk, nodeDisk } from './disk.ts';
import { findMadeFiles } from './find-made-files.ts';
import { findPlace, type Place } from './find-place.ts';
import { patchFolder } from './patch-folder.ts';
import { type FolderPlan, planFolder, type Refused } from './plan-folder.ts';
import { surveyTree, type Tree } from './survey-tree.ts';
import { swapFolder } from './swap-folder.ts';

/** What has been done; all paths from the folder, in the order given, those removed by name. */
export interface FolderChange {
  readonly kind: 'done';
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

export interface WriteFolderOptions {
  /** Whether to remove what the program made there earlier and makes no more. */
  readonly removeStale: boolean;
  readonly disk?: Disk;
}

/**
 * Makes a folder hold the given files, and keeps everything in it that is not the program's own. The folder changes
 * all at once or, if anything fails, not at all: see `swapFolder` and `patchFolder`. What an earlier run left behind
 * when it was killed is made good first.
 *
 * @param folder an absolute path, or one relative to the working directory; made with its parents if it is not there
 * @param files text by path from the folder; among them a kustomization.yaml of `writeKustomization`
 * @throws NodeJS.ErrnoException if something cannot be read or written
 */
export function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  { removeStale, disk = nodeDisk }: WriteFolderOptions,
): FolderChange | Refused {
  const place = findPlace(folder, disk);
  const inside = place.kind === 'missing' ? place.inside : '';
  const wanted = new Map([...files].map(([path, text]) => [`${inside}${path}`, text]));
  const planned = planFolder(place.root, wanted, removeStale, disk);
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

/** What is in the folder, if all of it can be moved at once and that is better than changing a single file. */
function treeToSwap(root: string, plan: FolderPlan, wanted: ReadonlyMap<string, string>, disk: Disk): Tree | undefined {
  if (plan.written.size + plan.removed.length === 1) return undefined;
  // Whoever stands in the folder would stand in the old one.
  if (`${disk.realPath('.')}/`.startsWith(`${root}/`)) return undefined;
  if (disk.device(root) !== disk.device(dirname(root))) return undefined;
  return surveyTree(root, [...wanted.keys(), ...plan.removed], disk);
}

/**
 * The files in a folder that the program made, by path from the folder, sorted; none where its list is not there or
 * has been changed.
 *
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function listMadeFiles(folder: string, disk: Disk = nodeDisk): readonly string[] {
  const place = findPlace(folder, disk);
  if (place.kind === 'missing') return [];
  const made = findMadeFiles(place.root, disk);
  return made.kind === 'known' ? [...made.files].sort() : [];
}
