import { compileRelease } from '../compile/compile-release.ts';
import { createEnvironmentLibrary } from '../compile/environment-library.ts';
import { findConflictingReleases } from '../compile/find-conflicting-releases.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort-diagnostics.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { createProgress } from '../terminal/progress.ts';
import { readUserFile } from './read-files.ts';
import { readRequest } from './read-request.ts';
import { commandError } from './refused.ts';
import type { ValuesOptions } from './shared-options.ts';
import { showPath } from './show-path.ts';
import type { System } from './system.ts';

/** A valid release among many. */
export interface ExpandedRelease {
  readonly file: string;
  readonly name: string;
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
}

/** Many releases, and all diagnostics of them. */
export interface LoadedReleases {
  readonly total: number;
  /** The valid releases; use them only if `wrong` is 0. */
  readonly releases: readonly ExpandedRelease[];
  /** How many files have errors, or conflict with another one. */
  readonly wrong: number;
  /** Sorted by file; diagnostics of common files appear once. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Reads, checks and expands the releases that --each names. -f and --set apply to each of them: the files of -f come
 * before its own file, the flags after it.
 *
 * @throws Refused if a release's name is given, a file cannot be read, or a pattern matches no file
 */
export async function loadReleases(
  patterns: readonly string[],
  options: ValuesOptions,
  system: System,
): Promise<LoadedReleases> {
  refuseName(options.release);
  const found = await findReleases(patterns, system);
  const common = await readRequest(options, system);
  const library = createEnvironmentLibrary(common.environments ?? []);
  const progress = createProgress(found.length, 'releases', system.stderr, system.env);
  const releases: ExpandedRelease[] = [];
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, string>();
  try {
    for (const { file, name, namespace = common.namespace } of found) {
      const bytes = readUserFile(file, system);
      const request = { ...common, inputs: [...common.inputs, { kind: 'file', name: file, bytes } as const] };
      const known = { name, namespace, begin: { kind: 'file', file, line: 1, column: 1 } } as const;
      const compiled = await compileRelease(request, { library, known });
      if (compiled.diagnostics.length > 0) {
        diagnostics.push(...compiled.diagnostics);
        for (const [path, text] of compiled.sources) sources.set(path, text);
      }
      if (compiled.kind === 'valid') {
        const { name, namespace } = compiled.release;
        releases.push({ file, name, namespace, manifests: compiled.expand().manifests });
      }
      progress.step();
    }
  } finally {
    progress.end();
  }
  const bases = common.inputs.flatMap((input) => (input.kind === 'file' ? [input.name] : []));
  return summarize(releases, diagnostics, sources, [...bases, ...found.map(({ file }) => file)], found.length);
}

function summarize(
  releases: readonly ExpandedRelease[],
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  files: readonly string[],
  total: number,
): LoadedReleases {
  const conflicts = findConflictingReleases(
    releases.map((release) => ({ ...release, identities: release.manifests.map(({ identity }) => identity) })),
  );
  const conflicting = new Set(conflicts.map(({ position }) => (position.kind === 'file' ? position.file : '')));
  const all = [...diagnostics, ...conflicts];
  return {
    total,
    releases,
    wrong: total - releases.length + conflicting.size,
    diagnostics: all.length === 0 ? [] : sortDiagnostics(all, files),
    sources,
  };
}

/** All releases cannot have the same name. */
function refuseName(name: string | undefined): void {
  if (name === undefined) return;
  const why = /\.(ya?ml|json)$/.test(name)
    ? 'put the pattern in quotes, or the shell replaces it with files'
    : 'leave out the name; each release gets its own, from {release} in the pattern or x-release in the values';
  throw commandError(`--each and the release ${showPath(name)}: ${why}`);
}

/** One of many values files, and what its path says about the release. */
interface FoundRelease {
  readonly file: string;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
}

const placeholders = ['release', 'namespace'];

/** Finds the values files of many releases, sorted by path. Patterns may have `{release}` and `{namespace}`. */
async function findReleases(patterns: readonly string[], system: System): Promise<readonly FoundRelease[]> {
  const { globFiles } = await import('./glob-files.ts');
  const found = new Map<string, FoundRelease>();
  for (const pattern of patterns) {
    checkPattern(pattern);
    const files = globOrRefuse(pattern, () => globFiles(pattern, placeholders, system.workingFolder()));
    for (const { path: file, parts } of files) {
      const { name = parts.release, namespace = parts.namespace } = found.get(file) ?? {};
      found.set(file, { file, name, namespace });
    }
  }
  return [...found.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
}

function checkPattern(pattern: string): void {
  if (pattern === '') throw commandError("--each '': expected a pattern such as 'releases/**/values.yaml'");
  const twice = placeholders.find((name) => pattern.split(`{${name}}`).length > 2);
  if (twice !== undefined) throw commandError(`--each ${showPath(pattern)}: the pattern has {${twice}} twice`);
}

function globOrRefuse<T>(pattern: string, glob: () => readonly T[]): readonly T[] {
  let files: readonly T[];
  try {
    files = glob();
  } catch (error) {
    throw commandError(`--each ${showPath(pattern)}: ${(error as Error).message}`);
  }
  if (files.length > 0) return files;
  throw commandError(
    `--each ${showPath(pattern)}: no file matches; a pattern may have *, **, ?, […], {a,b}, {release} and {namespace}`,
  );
}
