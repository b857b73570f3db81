import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';

/** What is at a path. Symbolic links are not followed. */
export type Kind = 'file' | 'folder' | 'link' | 'other' | 'none';

/** The file system calls that writing a folder needs. They throw the errors of node:fs. Tests make them fail. */
export interface Disk {
  readonly kindOf: (path: string) => Kind;
  /** The entries of a folder, sorted by name. */
  readonly list: (path: string) => readonly { readonly name: string; readonly kind: Kind }[];
  readonly read: (path: string) => Buffer;
  /** The absolute path without symbolic links. */
  readonly realPath: (path: string) => string;
  /** The target of a symbolic link, as written in the link. */
  readonly readLink: (path: string) => string;
  /** The number of the file system of a folder. */
  readonly device: (path: string) => number;
  /** Makes a folder, with the owner and the mode of the folder `like`, if given. */
  readonly makeFolder: (path: string, like?: string) => void;
  /** Makes a new file. */
  readonly write: (path: string, text: string) => void;
  /** Makes a hard link to a file. If the file system does not support that, makes a copy with the same times. */
  readonly link: (from: string, to: string) => void;
  readonly move: (from: string, to: string) => void;
  readonly removeFile: (path: string) => void;
  /** Removes a folder if it is empty. */
  readonly removeFolder: (path: string) => void;
}

/** The file system of this machine. */
export const nodeDisk: Disk = {
  kindOf,
  list: (path) =>
    readdirSync(path, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: kindFrom(entry) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  read: (path) => readFileSync(path),
  realPath: (path) => realpathSync(path),
  readLink: (path) => readlinkSync(path),
  device: (path) => statSync(path).dev,
  makeFolder,
  write,
  link,
  move: renameSync,
  removeFile: unlinkSync,
  removeFolder: rmdirSync,
};

interface Kinds {
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
  readonly isSymbolicLink: () => boolean;
}

function kindFrom(found: Kinds): Kind {
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other';
}

function kindOf(path: string): Kind {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'none' : kindFrom(found);
}

function makeFolder(path: string, like?: string): void {
  mkdirSync(path);
  if (like === undefined) return;
  const [made, wanted] = [statSync(path), statSync(like)];
  if (made.uid !== wanted.uid || made.gid !== wanted.gid) chownSync(path, wanted.uid, wanted.gid);
  if (made.mode !== wanted.mode) chmodSync(path, wanted.mode);
}

/** Makes fewer system calls than `writeFileSync`, because there may be thousands of files. */
function write(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    writeAll(file, text);
  } finally {
    closeSync(file);
  }
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(code)) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    const { atime, mtime } = statSync(from);
    utimesSync(to, atime, mtime);
  }
}

/**
 * Writes all data to an open file, with as many system calls as necessary. On a disk that becomes full, the first call
 * writes a part of the data and only the next call fails.
 *
 * @throws NodeJS.ErrnoException if not all data can be written
 */
export function writeAll(file: number, data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
