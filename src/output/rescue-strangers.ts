import type { Disk } from './disk.ts';
import { findMadeFiles } from './find-made-files.ts';

/**
 * Takes over what somebody else put into the previous folder while the new one was made ready: everything that is not
 * the program's own and not in the new folder. Then the previous folder gets another name and may be removed.
 *
 * @throws NodeJS.ErrnoException if it cannot be taken over
 */
export function rescueStrangers(previous: string, root: string, disk: Disk): void {
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
  // Half removed it would not be known any more what in it was the program's own.
  disk.move(previous, `${previous}-done`);
}

/** A folder that has gone because all its files were the program's. */
function holdsOwn(path: string, own: ReadonlySet<string>): boolean {
  return [...own].some((file) => file.startsWith(`${path}/`));
}
