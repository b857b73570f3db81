import { dirname } from 'node:path';
import type { Disk } from './disk.ts';
import type { FolderPlan } from './plan-folder.ts';
import { rescueStrangers } from './rescue-strangers.ts';
import { folderOf, foldersOf, type Tree } from './survey-tree.ts';
import { folderBeside, makeTemporary, tryToRemoveTree } from './temporary-folder.ts';

/**
 * Makes the whole new folder beside the old one and puts it in its place; what does not change is linked and so stays
 * the same file. One call of the system takes the old folder away and the next one puts the new one there; where there
 * is no old one, the new one appears whole.
 *
 * @param tree what is in the folder; undefined if it is not there
 * @returns false if the folder cannot be moved and is as it was
 * @throws NodeJS.ErrnoException if something cannot be written; the folder is as it was
 */
export function swapFolder(root: string, plan: FolderPlan, tree: Tree | undefined, disk: Disk): boolean {
  const temporary = folderBeside(root);
  const [next, previous] = [`${temporary}/new`, `${temporary}/old`];
  try {
    makeTemporary(temporary, disk);
    disk.makeFolder(next, tree === undefined ? undefined : root);
    if (tree !== undefined) linkUnchanged(root, next, plan, tree, disk);
    writeAll(next, plan, tree?.folders ?? [], disk);
    if (tree !== undefined) disk.move(root, previous);
  } catch (error) {
    tryToRemoveTree(temporary, disk);
    if (tree !== undefined && cannotBeMoved(error)) return false;
    throw error;
  }
  putInPlace(next, root, previous, disk);
  if (tree === undefined || tryToRescue(previous, root, disk)) tryToRemoveTree(temporary, disk);
  return true;
}

/** A mount point, the root of a file system, a folder of another user's, a parent that may not be written. */
function cannotBeMoved(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return ['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'EROFS', 'EINVAL'].includes(code);
}

function linkUnchanged(root: string, next: string, plan: FolderPlan, tree: Tree, disk: Disk): void {
  const gone = new Set([...plan.removed, ...plan.written.keys()]);
  const files = tree.files.filter((path) => !gone.has(path));
  const kept = new Set([...files, ...plan.written.keys()].flatMap(foldersOf));
  // A folder that was empty already is none that becomes empty.
  const used = new Set(tree.files.flatMap(foldersOf));
  for (const path of tree.folders) {
    if (kept.has(path) || !used.has(path)) disk.makeFolder(`${next}/${path}`, `${root}/${path}`);
  }
  for (const path of files) disk.link(`${root}/${path}`, `${next}/${path}`);
}

function writeAll(next: string, { written }: FolderPlan, folders: readonly string[], disk: Disk): void {
  const there = new Set(folders);
  for (const [path, text] of written) {
    for (const folder of there.has(folderOf(path)) ? [] : foldersOf(path)) {
      if (there.has(folder)) continue;
      disk.makeFolder(`${next}/${folder}`);
      there.add(folder);
    }
    disk.write(`${next}/${path}`, text);
  }
}

function putInPlace(next: string, root: string, previous: string, disk: Disk): void {
  try {
    disk.move(next, root);
  } catch (error) {
    if (disk.kindOf(previous) !== 'none') disk.move(previous, root);
    tryToRemoveTree(dirname(next), disk);
    throw error;
  }
}

/** The folder is in its place; what cannot be taken over now stays beside it until the next run. */
function tryToRescue(previous: string, root: string, disk: Disk): boolean {
  try {
    rescueStrangers(previous, root, disk);
    return true;
  } catch {
    return false;
  }
}
