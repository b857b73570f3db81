import { basename } from 'node:path';
import type { PackFile, PackFolder } from '../compile/packs/pack-folder.ts';
import { explainFileError } from '../values/explain-file-error.ts';
import { commandError } from './refused.ts';
import type { System } from './system.ts';

type Files = Pick<System, 'readFile' | 'inspect' | 'listFolder'>;

/** More bytes than a file of an environment may have. The compiler has stricter limits. */
const largest = 1024 * 1024;

/** Environments in one folder at most. */
const most = 200;

const packName = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/**
 * Finds the environments in the folders of --environments. Each folder is an environment or contains several. Their
 * files are not read yet.
 *
 * @throws Refused if a folder does not exist or contains no environment
 */
export function findPackFolders(paths: readonly string[], files: Files): readonly PackFolder[] {
  const folders = paths.flatMap((path) => packsIn(path.replace(/(?<=.)\/+$/, ''), files));
  return [...new Map(folders.map((folder) => [folder.path, folder])).values()];
}

function packsIn(path: string, files: Files): readonly PackFolder[] {
  const inside = listOrExplain(path, files);
  if (inside.includes('environment.yaml')) return [packFolder(path, files)];
  const names = inside.filter((name) => packName.test(name) && isFile(`${path}/${name}/environment.yaml`, files));
  if (names.length === 0) {
    throw commandError(`--environments ${path}: neither the folder nor its subfolders have an environment.yaml`);
  }
  if (names.length > most) throw commandError(`--environments ${path}: the folder has more than ${most} environments`);
  return names.map((name) => packFolder(`${path}/${name}`, files));
}

function listOrExplain(path: string, files: Files): readonly string[] {
  try {
    return files.listFolder(path);
  } catch (error) {
    if (isFile(path, files)) throw commandError(`--environments ${path}: not a folder`);
    throw commandError(`--environments ${path}: ${explainFileError(error as Error)}`);
  }
}

function isFile(path: string, files: Files): boolean {
  try {
    return files.inspect(path).kind !== 'folder';
  } catch {
    return false;
  }
}

function packFolder(path: string, files: Files): PackFolder {
  const { realPath } = files.inspect(path);
  // A link keeps the name that the user gave it. A path such as `.` has no name, so its real path names it.
  const own = basename(path);
  const name = packName.test(own) ? own : basename(realPath);
  return { name, path, read: (file) => readInside(`${path}/${file}`, realPath, files) };
}

function readInside(path: string, folder: string, files: Files): PackFile {
  try {
    const { kind, bytes, realPath } = files.inspect(path);
    if (!realPath.startsWith(`${folder.replace(/\/$/, '')}/`)) return refused('the link leads out of the folder');
    if (kind !== 'file') return refused('it is not a regular file');
    if (bytes > largest) return refused(`it is larger than ${largest / 1024} KiB`);
    return { kind: 'file', bytes: files.readFile(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : refused(explainFileError(error as Error));
  }
}

function refused(reason: string): PackFile {
  return { kind: 'refused', reason };
}
