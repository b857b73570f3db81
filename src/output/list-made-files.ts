import { type Disk, nodeDisk } from './disk.ts';
import { findMadeFiles } from './find-made-files.ts';
import { findPlace } from './find-place.ts';
import { recoverFolder } from './recover-folder.ts';

/**
 * The files in a folder that the program made, by path from the folder, sorted; none where its list is not there or
 * has been changed.
 *
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function listMadeFiles(folder: string, disk: Disk = nodeDisk): readonly string[] {
  recoverFolder(findPlace(folder, disk).root, disk);
  const place = findPlace(folder, disk);
  if (place.kind === 'missing') return [];
  const made = findMadeFiles(place.root, disk);
  return made.kind === 'known' ? [...made.files].sort() : [];
}
