import { readdirSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Host } from './host.ts';
import { readFirst } from './read-first.ts';

/**
 * The files of this machine.
 *
 * @param folder from where relative paths count
 */
export function nodeFiles(folder: string): Pick<Host, 'readFile' | 'inspect' | 'listFolder' | 'workingFolder'> {
  return {
    workingFolder: () => resolve(folder),
    readFile: (path, mostBytes) => readFirst(resolve(folder, path), mostBytes),
    inspect: (path) => {
      const realPath = realpathSync(resolve(folder, path));
      const found = statSync(realPath);
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return { kind, bytes: found.size, realPath };
    },
    listFolder: (path) => readdirSync(resolve(folder, path)).sort(),
  };
}
