import { readdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { globSync } from 'tinyglobby';
import { explainFileError } from '../values/explain-file-error.ts';

/** A file, and the parts of its path by placeholder: `{release}` in `releases/{release}.yaml`. */
export interface GlobbedFile {
  readonly path: string;
  readonly parts: { readonly [name: string]: string | undefined };
}

/**
 * Finds files by a pattern with `*`, `**`, `?`, `[…]` and `{a,b}`. It follows links, and finds hidden files only where
 * the pattern names the dot.
 *
 * @param names placeholders: `{name}` in the pattern, once at most, matches text without a slash
 * @param folder where relative patterns start
 * @returns paths, relative if the pattern is, without `.` and with as few `..` as possible; sorted by code units
 * @throws Error if a folder that may contain such files cannot be read
 */
export function globFiles(pattern: string, names: readonly string[], folder: string): readonly GlobbedFile[] {
  const absolute = pattern.startsWith('/');
  // The glob returns paths in this form.
  const usual = absolute ? resolve(pattern) : relative(folder, resolve(folder, pattern));
  const plain = names.reduce((text, name) => text.replace(`{${name}}`, '*'), usual);
  const failures: NodeJS.ErrnoException[] = [];
  const fs = { readdirSync: readingAll(failures) };
  const found = globSync(plain, { cwd: folder, absolute, expandDirectories: false, fs });
  const failure = failures.find(({ code }) => code !== 'ENOENT' && code !== 'ENOTDIR');
  if (failure) throw new Error(`cannot read ${resolve(String(failure.path))}: ${explainFileError(failure)}`);
  const partsOf = createPartsReader(usual, names);
  return found.toSorted((one, other) => (one < other ? -1 : 1)).map((path) => ({ path, parts: partsOf(path) }));
}

/** Reads folders and records errors, which the search itself ignores. */
function readingAll(failures: NodeJS.ErrnoException[]): typeof readdirSync {
  const read = (...args: Parameters<typeof readdirSync>) => {
    try {
      return readdirSync(...args);
    } catch (error) {
      failures.push(error as NodeJS.ErrnoException);
      throw error;
    }
  };
  return read as typeof readdirSync;
}

function createPartsReader(pattern: string, names: readonly string[]): (path: string) => GlobbedFile['parts'] {
  const mark = (name: string) => `placeholder${name}placeholder`;
  const marked = names.reduce((text, name) => text.replace(`{${name}}`, mark(name)), pattern);
  const { source } = picomatch.makeRe(marked);
  const expression = new RegExp(names.reduce((text, name) => text.replace(mark(name), `(?<${name}>[^/]+?)`), source));
  return (path) => expression.exec(path)?.groups ?? {};
}
