/**
 * Parts `-o=json` into `-o json`, as Helm and kubectl take it (pflag); commander takes `=json` for the value.
 *
 * @param words a command line; what follows `--` are no options
 */
export function partShortOptions(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  const parted = options.flatMap((word) => (/^-[A-Za-z]=/.test(word) ? [word.slice(0, 2), word.slice(3)] : [word]));
  return [...parted, ...words.slice(options.length)];
}
