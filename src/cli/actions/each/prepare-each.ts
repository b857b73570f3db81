import { type CompileRequest, compileRelease } from '../../../compile/compile-release.ts';
import { createEnvironmentLibrary } from '../../../compile/environment-library.ts';
import { findConflictingReleases } from '../../../compile/find-conflicting-releases.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../../diagnostics/sort-diagnostics.ts';
import type { Manifest } from '../../../manifests/manifest.ts';
import { commandError } from '../../command-error.ts';
import type { System } from '../../system.ts';
import type { RoutingOptions, ValuesOptions } from '../../values-options.ts';
import { chooseExpander } from '../choose-expander.ts';
import { readOrExplain } from '../read-or-explain.ts';
import { releaseRequest } from '../release-request.ts';
import { allSources } from '../report-problems.ts';
import { showPath } from '../show-path.ts';
import { type FoundRelease, findReleases } from './find-releases.ts';
import { createProgress } from './progress.ts';

/** A valid release among many. */
export interface ExpandedRelease {
  readonly file: string;
  readonly name: string;
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
}

/** Many releases, and everything there is to say of them. */
export interface PreparedReleases {
  readonly total: number;
  /** Those that are valid each on its own; they are to be used only if `wrong` is 0. */
  readonly releases: readonly ExpandedRelease[];
  /** How many files have errors, or are at odds with another one. */
  readonly wrong: number;
  /** Sorted by file; those of common files once. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Reads, validates and expands the releases that --each names, in this process. -f and --set hold for each of them:
 * the files come before its own, the flags after it.
 *
 * @throws CommandError if a file cannot be read, or a pattern fits none
 */
export async function prepareEach(
  patterns: readonly string[],
  options: ValuesOptions & Partial<RoutingOptions>,
  system: System,
): Promise<PreparedReleases> {
  const found = await findReleases(patterns, system);
  const common = await releaseRequest(undefined, options, system);
  const library = createEnvironmentLibrary(common.environments ?? []);
  const expand = await chooseExpander(options);
  const progress = createProgress(found.length, system);
  const releases: ExpandedRelease[] = [];
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, string>();
  try {
    for (const one of found) {
      const request = requestOf(one, common, system);
      const known = {
        name: one.name,
        namespace: one.namespace ?? common.namespace,
        begin: { kind: 'file', file: one.file, line: 1, column: 1 },
      } as const;
      const prepared = await compileRelease(request, { library, known });
      if (prepared.diagnostics.length > 0) {
        diagnostics.push(...prepared.diagnostics);
        for (const [name, text] of allSources(prepared, request)) sources.set(name, text);
      }
      if (prepared.kind === 'valid') {
        const { name, namespace } = prepared.release;
        const expanded = expand(prepared.release, prepared.pack);
        if (expanded.ok) releases.push({ file: one.file, name, namespace, manifests: expanded.manifests });
        else diagnostics.push(...expanded.diagnostics);
      }
      progress.step();
    }
  } finally {
    progress.end();
  }
  return summarize(found, releases, diagnostics, sources, common);
}

/**
 * One name cannot be that of each release.
 *
 * @throws CommandError if there is a name
 */
export function refuseName(name: string | undefined): void {
  if (name === undefined) return;
  const why = /\.(ya?ml|json)$/.test(name)
    ? 'the pattern has to stand between quotes, or else the shell replaces it by files'
    : 'each file has a name of its own, from {release} in the pattern or x-release in the values';
  throw commandError(`--each and the release ${showPath(name)}: ${why}`);
}

function requestOf({ file }: FoundRelease, common: CompileRequest, system: System): CompileRequest {
  return { ...common, inputs: [...common.inputs, { kind: 'file', name: file, bytes: readOrExplain(file, system) }] };
}

function summarize(
  found: readonly FoundRelease[],
  releases: readonly ExpandedRelease[],
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  common: CompileRequest,
): PreparedReleases {
  const twins = findConflictingReleases(
    releases.map((release) => ({ ...release, identities: release.manifests.map(({ identity }) => identity) })),
  );
  const atOdds = new Set(twins.map(({ position }) => (position.kind === 'file' ? position.file : '')));
  const bases = common.inputs.flatMap((input) => (input.kind === 'file' ? [input.name] : []));
  const all = [...diagnostics, ...twins];
  return {
    total: found.length,
    releases,
    wrong: found.length - releases.length + atOdds.size,
    diagnostics: all.length === 0 ? [] : sortDiagnostics(all, [...bases, ...found.map(({ file }) => file)]),
    sources,
  };
}
