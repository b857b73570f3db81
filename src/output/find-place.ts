import { basename, dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { undoPatch } from './patch-folder.ts';
import { undoSwap } from './swap-folder.ts';

/** Where a folder is or will be. */
export type Place =
  | { readonly kind: 'there'; readonly root: string }
  /** `root` is the first missing folder of the path, `inside` the rest of the path: it ends in a slash or is empty. */
  | { readonly kind: 'missing'; readonly root: string; readonly inside: string };

/**
 * Follows links and finds which part of a path is missing, so that the whole part can appear at once. First it undoes
 * what a killed run left unfinished: then the folder is complete and nothing temporary is left.
 *
 * @throws NodeJS.ErrnoException if a part of the path is not a folder or cannot be read, or if undoing fails
 */
export function findPlace(folder: string, disk: Disk): Place {
  const { root } = locate(folder, disk);
  undoSwap(root, disk);
  if (disk.kindOf(root) === 'folder') undoPatch(root, disk);
  return locate(folder, disk);
}

function locate(folder: string, disk: Disk): Place {
  if (disk.kindOf(folder) !== 'none') {
    const root = disk.realPath(folder);
    if (disk.kindOf(root) !== 'folder') throw Object.assign(new Error('it is not a folder'), { code: 'IS_NO_FOLDER' });
    return { kind: 'there', root };
  }
  const name = basename(folder);
  // `..` of a missing folder leads nowhere.
  if (name === '' || name === '..') throw Object.assign(new Error('it does not exist'), { code: 'ENOENT' });
  const place = locate(dirname(folder), disk);
  if (name === '.') return place;
  if (place.kind === 'missing') return { ...place, inside: `${place.inside}${name}/` };
  return { kind: 'missing', root: `${place.root.replace(/\/$/, '')}/${name}`, inside: '' };
}
