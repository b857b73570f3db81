/** Node's error codes for files, as they are worded after "cannot read x: ". */
const reasons: { readonly [code: string]: string } = {
  ENOENT: 'no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  IS_NO_FOLDER: 'not a folder',
  EEXIST: 'a file of that name already exists',
  EACCES: 'permission denied',
  ELOOP: 'it is a link to itself',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  ENAMETOOLONG: 'the name is too long',
};

/** Why a file could not be read or written, in words for the user. */
export function explainFileError(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? '') : error.message;
}
