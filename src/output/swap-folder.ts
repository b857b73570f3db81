import { dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { findMadeFiles } from './find-made-files.ts';
import type { FolderPlan } from './plan-folder.ts';
import { folderOf, foldersOf, type Tree } from './survey-tree.ts';
import { folderBeside, makeTemporary, tryToRemoveTree } from './temporary-folder.ts';

/**
 * Makes the complete new folder next to the old one and then replaces the old one. Unchanged files are hard links to
 * the old files. One system call moves the old folder away, and the next one moves the new folder there. Without an old
 * folder the new one appears at once.
 *
 * @param tree the contents of the old folder; undefined if it does not exist
 * @returns false if the folder cannot be moved; then it is unchanged
 * @throws NodeJS.ErrnoException if something cannot be written; then the folder is unchanged
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

/** E.g. a mount point, the root of a file system, a folder of another user, or a parent that is not writable. */
function cannotBeMoved(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return ['EBUSY', 'EXDEV', 'EPERM', 'EACCES', 'EROFS', 'EINVAL'].includes(code);
}

function linkUnchanged(root: string, next: string, plan: FolderPlan, tree: Tree, disk: Disk): void {
  const gone = new Set([...plan.removed, ...plan.written.keys()]);
  const files = tree.files.filter((path) => !gone.has(path));
  const kept = new Set([...files, ...plan.written.keys()].flatMap(foldersOf));
  // Folders that become empty are left out, but folders that were empty before stay.
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

/** The new folder is in place. Files that cannot be moved into it now wait next to it for the next run. */
function tryToRescue(previous: string, root: string, disk: Disk): boolean {
  try {
    rescueStrangers(previous, root, disk);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finishes or undoes a swap that was interrupted, and removes the temporary folder that it left.
 *
 * @param root where the folder is or should be
 * @throws NodeJS.ErrnoException if that fails
 */
export function undoSwap(root: string, disk: Disk): void {
  const temporary = folderBeside(root);
  if (disk.kindOf(temporary) !== 'folder') return;
  const previous = `${temporary}/old`;
  if (disk.kindOf(previous) === 'folder') {
    if (disk.kindOf(root) === 'none') disk.move(previous, root);
    else rescueStrangers(previous, root, disk);
  }
  tryToRemoveTree(temporary, disk);
}

/**
 * Moves files that somebody else added to the previous folder during the swap into the new folder: all files that are
 * neither the program's own nor in the new folder. Then it renames the previous folder, which may now be removed.
 *
 * @throws NodeJS.ErrnoException if a file cannot be moved
 */
function rescueStrangers(previous: string, root: string, disk: Disk): void {
  const made = findMadeFiles(previous, disk);
  const own = made.kind === 'known' ? made.files : new Set<string>();
  const visit = (inside: string): void => {
    for (const { name, kind } of disk.list(`${previous}/${inside}`)) {
      const path = `${inside}${name}`;
      const there = disk.kindOf(`${root}/${path}`);
      if (kind === 'folder' && there === 'folder') visit(`${path}/`);
      else if (there === 'none' && !own.has(path) && !holdsOwn(path, own)) {
        disk.move(`${previous}/${path}`, `${root}/${path}`);
      }
    }
  };
  visit('');
  // Without its list, a partly removed folder would no longer show which files are the program's own.
  disk.move(previous, `${previous}-done`);
}

/** Whether a folder contains files of the program. Such a folder may be missing in the new folder on purpose. */
function holdsOwn(path: string, own: ReadonlySet<string>): boolean {
  return [...own].some((file) => file.startsWith(`${path}/`));
}
