import { commandError } from '../../command-error.ts';
import type { System } from '../../system.ts';
import { showPath } from '../show-path.ts';

/** A values file among many, and what its path says of its release. */
export interface FoundRelease {
  readonly file: string;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
}

const placeholders = ['release', 'namespace'];

/**
 * Finds the values files of many releases, sorted by path.
 *
 * @param patterns with `{release}` and `{namespace}` where a path names them
 * @throws CommandError if a pattern fits no file, cannot be understood or read
 */
export async function findReleases(patterns: readonly string[], system: System): Promise<readonly FoundRelease[]> {
  const { globFiles } = await import('../../glob-files.ts');
  const found = new Map<string, FoundRelease>();
  for (const pattern of patterns) {
    checkPattern(pattern);
    const files = globOrExplain(pattern, () => globFiles(pattern, placeholders, system.workingFolder()));
    for (const { path: file, parts } of files) {
      const { name = parts.release, namespace = parts.namespace } = found.get(file) ?? {};
      found.set(file, { file, name, namespace });
    }
  }
  return [...found.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
}

function checkPattern(pattern: string): void {
  if (pattern === '') throw commandError("--each '': a pattern is needed, such as 'releases/**/values.yaml'");
  const twice = placeholders.find((name) => pattern.split(`{${name}}`).length > 2);
  if (twice !== undefined) throw commandError(`--each ${showPath(pattern)}: {${twice}} stands there twice`);
}

function globOrExplain<T>(pattern: string, glob: () => readonly T[]): readonly T[] {
  let files: readonly T[];
  try {
    files = glob();
  } catch (error) {
    throw commandError(`--each ${showPath(pattern)}: ${(error as Error).message}`);
  }
  if (files.length > 0) return files;
  throw commandError(
    `--each ${showPath(pattern)}: no file fits it; there may be *, **, ?, […], {a,b}, {release} and {namespace} in it`,
  );
}
