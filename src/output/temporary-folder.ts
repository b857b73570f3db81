import { basename, dirname } from 'node:path';
import type { Disk } from './disk.ts';

/** The folder beside another one in which what takes its place is made ready. */
export function folderBeside(root: string): string {
  return `${dirname(root).replace(/\/$/, '')}/.${basename(root)}.iter8-release-tmp`;
}

/** The folder within another one in which its new files are made ready. */
export function folderWithin(root: string): string {
  return `${root}/.iter8-release-tmp`;
}

/** Makes a temporary folder, which git does not see even if it is left behind. */
export function makeTemporary(path: string, disk: Disk): void {
  disk.makeFolder(path);
  disk.write(`${path}/.gitignore`, '*\n');
}

/**
 * Removes a folder with everything in it; links are not followed. Where that fails the outcome is the same: what is
 * left is no part of it, and the next run removes it.
 */
export function tryToRemoveTree(path: string, disk: Disk): void {
  try {
    for (const { name, kind } of disk.list(path)) {
      if (kind === 'folder') tryToRemoveTree(`${path}/${name}`, disk);
      else tryToRemove(() => disk.removeFile(`${path}/${name}`));
    }
    disk.removeFolder(path);
  } catch {}
}

function tryToRemove(remove: () => void): void {
  try {
    remove();
  } catch {}
}
