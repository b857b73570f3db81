import type { Disk } from './disk.ts';
import { isInside } from './kustomization.ts';
import type { FolderPlan } from './plan-folder.ts';
import { foldersOf } from './survey-tree.ts';
import { folderWithin, makeTemporary, tryToRemoveTree } from './temporary-folder.ts';

/** The planned changes of a folder, saved before they are made. */
interface Journal {
  /** The files that are replaced or removed. Each is linked in the temporary folder under its index. */
  readonly old: readonly string[];
  readonly added: readonly string[];
  readonly addedFolders: readonly string[];
}

/**
 * Changes single files of a folder, if the folder cannot be moved as a whole or only one file changes. It first writes
 * all files into a temporary folder inside the folder, and then renames each. If that fails or the program is killed,
 * `undoPatch` restores the folder.
 *
 * @throws NodeJS.ErrnoException if something cannot be written; then the folder is unchanged
 */
export function patchFolder(root: string, plan: FolderPlan, disk: Disk): void {
  const temporary = folderWithin(root);
  const written = [...plan.written.keys()];
  const folders = new Set(written.flatMap(foldersOf));
  const journal: Journal = {
    old: [...plan.replaced, ...plan.removed],
    added: written.filter((path) => !plan.replaced.has(path)),
    addedFolders: [...folders].filter((path) => disk.kindOf(`${root}/${path}`) === 'none'),
  };
  try {
    makeTemporary(temporary, disk);
    for (const [index, text] of [...plan.written.values()].entries()) disk.write(`${temporary}/new-${index}`, text);
    for (const [index, path] of journal.old.entries()) disk.link(`${root}/${path}`, `${temporary}/old-${index}`);
    disk.write(`${temporary}/draft`, JSON.stringify(journal));
    disk.move(`${temporary}/draft`, `${temporary}/journal`);
    for (const path of journal.addedFolders) disk.makeFolder(`${root}/${path}`);
    for (const [index, path] of written.entries()) disk.move(`${temporary}/new-${index}`, `${root}/${path}`);
    for (const path of plan.removed) disk.removeFile(`${root}/${path}`);
    // Without the journal the change is final.
    disk.removeFile(`${temporary}/journal`);
  } catch (error) {
    undoPatch(root, disk);
    throw error;
  }
  for (const path of plan.removed.flatMap(foldersOf).sort().reverse()) tryToRemoveFolder(`${root}/${path}`, disk);
  tryToRemoveTree(temporary, disk);
}

/**
 * Restores a folder after an unfinished patch, and removes its temporary files.
 *
 * @throws NodeJS.ErrnoException if that fails
 */
export function undoPatch(root: string, disk: Disk): void {
  const temporary = folderWithin(root);
  if (disk.kindOf(temporary) !== 'folder') return;
  if (disk.kindOf(`${temporary}/journal`) === 'file') {
    const journal = readJournal(root, disk);
    for (const [index, path] of journal.old.entries()) {
      if (disk.kindOf(`${temporary}/old-${index}`) === 'file')
        disk.move(`${temporary}/old-${index}`, `${root}/${path}`);
    }
    for (const path of journal.added) {
      if (disk.kindOf(`${root}/${path}`) === 'file') disk.removeFile(`${root}/${path}`);
    }
    for (const path of [...journal.addedFolders].reverse()) tryToRemoveFolder(`${root}/${path}`, disk);
    disk.removeFile(`${temporary}/journal`);
  }
  tryToRemoveTree(temporary, disk);
}

/** Reads the journal. A forged journal, e.g. from a repository, must not lead out of the folder. */
function readJournal(root: string, disk: Disk): Journal {
  const path = `${folderWithin(root)}/journal`;
  const journal: Journal = JSON.parse(disk.read(path).toString());
  const paths = [...journal.old, ...journal.added, ...journal.addedFolders];
  const leadsOut = (folder: string) => !['folder', 'none'].includes(disk.kindOf(`${root}/${folder}`));
  if (paths.every(isInside) && !paths.flatMap(foldersOf).some(leadsOut)) return journal;
  throw new Error(`${path} names files outside the folder; remove it`);
}

/** A folder stays if it is not empty or cannot be removed. */
function tryToRemoveFolder(path: string, disk: Disk): void {
  try {
    disk.removeFolder(path);
  } catch {}
}
