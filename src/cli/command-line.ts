import type { System } from './system.ts';

/** Bytes of manifests that are read. Helm keeps a whole release in one Secret, which has 1 MiB at most, compressed. */
export const longestStream = 256 * 1024 * 1024;

/** What is asked for, and the system with what may have been read to find out. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly system: System;
}

/** Helm 3 starts a post-renderer without arguments: no word, but something to read, is `post-render`. */
export async function readCommandLine(argv: readonly string[], system: System): Promise<CommandLine> {
  if (argv.length > 0 || system.stdinIsTTY) return { words: partShortOptions(argv), system };
  const stream = await system.readStdin(longestStream);
  if (stream.length === 0) return { words: argv, system };
  return { words: ['post-render'], system: { ...system, readStdin: async () => stream } };
}

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

const applying = 'apply installs and upgrades a release; with Helm itself, add --post-renderer iter8-release';

/** What to say to who types a command that helm has and this program has not. */
export const helmHabits: ReadonlyMap<string, string> = new Map([
  ['install', applying],
  ['upgrade', applying],
  ['template', 'render prints the manifests of a release'],
  ['lint', 'validate checks the values of a release'],
  ['diff', 'plan shows what new values would change'],
  ['version', '--version prints the version'],
]);
