import type { Disk } from './disk.ts';
import { undoPatch } from './patch-folder.ts';
import { rescueStrangers } from './rescue-strangers.ts';
import { folderBeside, tryToRemoveTree } from './temporary-folder.ts';

/**
 * Makes good what a killed run left behind: the folder is there, whole, and nothing temporary is.
 *
 * @param root where the folder is or should be
 * @throws NodeJS.ErrnoException if that cannot be done
 */
export function recoverFolder(root: string, disk: Disk): void {
  const beside = folderBeside(root);
  if (disk.kindOf(beside) === 'folder') {
    const previous = `${beside}/old`;
    if (disk.kindOf(previous) === 'folder') {
      if (disk.kindOf(root) === 'none') disk.move(previous, root);
      else rescueStrangers(previous, root, disk);
    }
    tryToRemoveTree(beside, disk);
  }
  if (disk.kindOf(root) === 'folder') undoPatch(root, disk);
}
