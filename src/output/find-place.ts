import { basename, dirname } from 'node:path';
import type { Disk } from './disk.ts';

/** Where a folder is or will be. */
export type Place =
  | { readonly kind: 'there'; readonly root: string }
  /** `root` is the first folder on the way that is missing, `inside` the rest of the way, ending in a slash or empty. */
  | { readonly kind: 'missing'; readonly root: string; readonly inside: string };

/**
 * Follows links and finds what is missing of a path, so that all of it can appear at once.
 *
 * @throws NodeJS.ErrnoException if something on the way is no folder or cannot be read
 */
export function findPlace(folder: string, disk: Disk): Place {
  if (disk.kindOf(folder) !== 'none') {
    const root = disk.realPath(folder);
    if (disk.kindOf(root) !== 'folder') throw Object.assign(new Error('it is no folder'), { code: 'IS_NO_FOLDER' });
    return { kind: 'there', root };
  }
  const name = basename(folder);
  // Nothing leads back from what is not there.
  if (name === '' || name === '..') throw Object.assign(new Error('it is not there'), { code: 'ENOENT' });
  const place = findPlace(dirname(folder), disk);
  if (name === '.') return place;
  if (place.kind === 'missing') return { ...place, inside: `${place.inside}${name}/` };
  return { kind: 'missing', root: `${place.root.replace(/\/$/, '')}/${name}`, inside: '' };
}
