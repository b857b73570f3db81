import { readdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { globSync } from 'tinyglobby';
import { explainFileError } from '../values/explain-file-error.ts';

/** A file, and what its path says, by the name of the placeholder: `{release}` in `releases/{release}.yaml`. */
export interface GlobbedFile {
  readonly path: string;
  readonly parts: { readonly [name: string]: string | undefined };
}

/**
 * Finds files by a pattern with `*`, `**`, `?`, `[…]` and `{a,b}`, links followed; hidden files only where the pattern
 * names the dot.
 *
 * @param names where the pattern has `{name}`, it fits one part of a path or a piece of it, without a slash; each
 *   stands there once at most
 * @param folder from where a relative pattern counts
 * @returns paths without `.` and as few `..` as can be, relative as the pattern is, sorted by their characters
 * @throws Error if a folder that may have such files cannot be read
 */
export function globFiles(pattern: string, names: readonly string[], folder: string): readonly GlobbedFile[] {
  const absolute = pattern.startsWith('/');
  // The form in which paths are found.
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

/** Reads folders and notes what fails; the search itself passes over it. */
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
