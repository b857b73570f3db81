import type { Disk } from './disk.ts';

/** The contents of a folder, by path from it. A folder comes before its own contents. */
export interface Tree {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/**
 * Lists a folder that contains only plain files, and the folders of the program's own files.
 *
 * @param own the files of the program, present or future
 * @returns undefined if it contains anything else: a foreign folder, a link, a pipe
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

/** All folders of a path: `a/b/c.yaml` -> `a`, `a/b`. */
export function foldersOf(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The folder of a file: `a/b/c.yaml` -> `a/b`, `c.yaml` -> ``. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
