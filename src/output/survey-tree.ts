import type { Disk } from './disk.ts';

/** Everything in a folder, by path from it; a folder comes before what is in it. */
export interface Tree {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/**
 * Lists a folder that holds plain files, and folders only where the program has or wants files.
 *
 * @returns undefined if there is anything else: a folder of somebody else's, a link, a pipe
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function surveyTree(root: string, own: Iterable<string>, disk: Disk): Tree | undefined {
  const folders = new Set([...own].flatMap(foldersOf));
  const tree = { folders: [] as string[], files: [] as string[] };
  const visit = (inside: string): boolean =>
    disk.list(`${root}/${inside}`).every(({ name, kind }) => {
      const path = `${inside}${name}`;
      if (kind === 'file') return tree.files.push(path) > 0;
      if (kind !== 'folder' || !folders.has(path)) return false;
      tree.folders.push(path);
      return visit(`${path}/`);
    });
  return visit('') ? tree : undefined;
}

/** The folders on the way to a file: `a/b/c.yaml` -> `a`, `a/b`. */
export function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The folder that a file lies in: `a/b/c.yaml` -> `a/b`, `c.yaml` -> ``. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
