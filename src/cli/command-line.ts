import type { System } from './system.ts';

/** Bytes of manifests to read at most. Helm stores a whole release in one Secret, compressed to 1 MiB at most. */
export const longestStream = 256 * 1024 * 1024;

/** The words to parse, and the system; its standard input may have been read ahead. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly system: System;
}

/** Helm 3 starts a post-renderer without arguments. So no argument, but a standard input, means `post-render`. */
export async function readCommandLine(argv: readonly string[], system: System): Promise<CommandLine> {
  if (argv.length > 0 || system.stdinIsTTY) return { words: splitShortOptions(argv), system };
  const stream = await system.readStdin(longestStream);
  if (stream.length === 0) return { words: argv, system };
  return { words: ['post-render'], system: { ...system, readStdin: async () => stream } };
}

/**
 * Splits `-o=json` into `-o json`, as Helm and kubectl read it (pflag). For commander the value would be `=json`.
 *
 * @param words a command line; the words after `--` are not options
 */
export function splitShortOptions(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  const split = options.flatMap((word) => (/^-[A-Za-z]=/.test(word) ? [word.slice(0, 2), word.slice(3)] : [word]));
  return [...split, ...words.slice(options.length)];
}

const applying = 'apply installs and upgrades a release; with Helm itself, add --post-renderer iter8-release';

/** Hints for users who type a command of helm that this program does not have. */
export const helmHabits: ReadonlyMap<string, string> = new Map([
  ['install', applying],
  ['upgrade', applying],
  ['template', 'render prints the manifests of a release'],
  ['lint', 'validate checks the values of a release'],
  ['diff', 'plan shows what new values would change'],
  ['version', '--version prints the version'],
]);
