import { expect, it } from 'vitest';
import { explainFileError } from '../../src/values/explain-file-error.ts';

it.each([
  ['ENOENT', 'no such file or folder'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of the path is not a folder'],
  ['EEXIST', 'a file of that name already exists'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'it is a link to itself'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space left on the device'],
  ['ENAMETOOLONG', 'the name is too long'],
])('%s: %s', (code, reason) => {
  expect(explainFileError(Object.assign(new Error('failed'), { code }))).toBe(reason);
});

it('an unknown reason stays as the system gives it', () => {
  expect(explainFileError(new Error('went wrong'))).toBe('went wrong');
});
