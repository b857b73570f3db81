import { basename, dirname } from 'node:path';
import type { Disk } from './disk.ts';

/** The temporary folder next to a folder, in which its replacement is prepared. */
export function folderBeside(root: string): string {
  return `${dirname(root).replace(/\/$/, '')}/.${basename(root)}.iter8-release-tmp`;
}

/** The temporary folder inside a folder, in which its new files are prepared. */
export function folderWithin(root: string): string {
  return `${root}/.iter8-release-tmp`;
}

/** Makes a temporary folder, which git ignores even if it stays. */
export function makeTemporary(path: string, disk: Disk): void {
  disk.makeFolder(path);
  disk.write(`${path}/.gitignore`, '*\n');
}

/**
 * Removes a folder with all its contents. Links are not followed. Errors are ignored: the next run removes what is
 * left.
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
