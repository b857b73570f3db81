import picomatch from 'picomatch';
import { globSync } from 'tinyglobby';

/** What a part of a file's path says, by the name of the placeholder: `{release}` in `releases/{release}.yaml`. */
export type Placeholders = { readonly [name: string]: string | undefined };

/**
 * Finds files by a pattern with `*`, `**`, `?`, `[…]` and `{a,b}`, links followed; hidden files only where the pattern
 * names the dot.
 *
 * @param folder from where a relative pattern counts
 * @returns paths in the form of the pattern, sorted by their characters
 */
export function globFiles(pattern: string, folder: string): readonly string[] {
  const absolute = pattern.startsWith('/');
  const found = globSync(pattern, { cwd: folder, absolute, expandDirectories: false });
  return found.toSorted((one, other) => (one < other ? -1 : 1));
}

/**
 * Makes a reader of what stands where a pattern has `{name}`: one part of a path or a piece of it, without a slash.
 *
 * @param names the placeholders; each stands in the pattern once at most
 */
export function placeholderReader(pattern: string, names: readonly string[]): (path: string) => Placeholders {
  const mark = (name: string) => `placeholder${name}placeholder`;
  const marked = names.reduce((text, name) => text.replace(`{${name}}`, mark(name)), pattern.replace(/^\.\//, ''));
  const { source } = picomatch.makeRe(marked);
  const expression = new RegExp(names.reduce((text, name) => text.replace(mark(name), `(?<${name}>[^/]+?)`), source));
  return (path) => expression.exec(path.replace(/^\.\//, ''))?.groups ?? {};
}
