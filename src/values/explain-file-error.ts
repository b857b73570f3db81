/** Node's error codes for what happens to files, in the words that follow "cannot read x: ". */
const reasons: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  IS_NO_FOLDER: 'it is no folder',
  EEXIST: 'there is a file of that name',
  EACCES: 'permission denied',
  ELOOP: 'it is a link to itself',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  ENAMETOOLONG: 'the name is too long',
};

/** Why a file could not be read or written, for the person who named it. */
export function explainFileError(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? '') : error.message;
}
