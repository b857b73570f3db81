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

/** What lies at a path, symbolic links not followed. */
export type Kind = 'file' | 'folder' | 'link' | 'other' | 'none';

/** What writing a folder needs of a file system. Everything throws as node:fs does. Tests make it fail. */
export interface Disk {
  readonly kindOf: (path: string) => Kind;
  /** The entries of a folder, sorted by name. */
  readonly list: (path: string) => readonly { readonly name: string; readonly kind: Kind }[];
  readonly read: (path: string) => Buffer;
  /** The absolute path without symbolic links. */
  readonly realPath: (path: string) => string;
  /** Where a symbolic link leads to, as it is written in it. */
  readonly readLink: (path: string) => string;
  /** The number of the file system that a folder lies on. */
  readonly device: (path: string) => number;
  /** Makes a folder, with owner and mode of another one if that is named. */
  readonly makeFolder: (path: string, like?: string) => void;
  /** Makes a new file. */
  readonly write: (path: string, text: string) => void;
  /** Gives a file a second name; where the file system cannot do that, a copy with its times. */
  readonly link: (from: string, to: string) => void;
  readonly move: (from: string, to: string) => void;
  readonly removeFile: (path: string) => void;
  /** Removes a folder if it is empty. */
  readonly removeFolder: (path: string) => void;
}

/** The disks of this machine. */
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

/** Fewer system calls than `writeFileSync`: thousands of files may be written. */
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
 * Writes to an open file, however many calls of the system it takes: on a disk that becomes full the first one writes a
 * part, and only the next one fails.
 *
 * @throws NodeJS.ErrnoException if not all can be written
 */
export function writeAll(file: number, data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
