import { type CompiledRelease, type CompileRequest, compileRelease } from '../compile/compile-release.ts';
import { sourceTexts } from '../compile/source-texts.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment-pack.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { createReleaseRenderer } from '../manifests/render-release.ts';
import type { Release } from '../release/release.ts';
import { readRequest } from './read-request.ts';
import { invalidInput } from './refused.ts';
import { reportDiagnostics } from './report.ts';
import type { RoutingOptions, ValuesOptions } from './shared-options.ts';
import type { System } from './system.ts';

/** A release without errors. */
export type ValidRelease = Extract<CompiledRelease, { kind: 'valid' }>;

/** What was asked for, and what became of it. */
export interface Compilation {
  readonly request: CompileRequest;
  readonly compiled: CompiledRelease;
}

/**
 * What most commands begin with: reads, checks and compiles the values that the options name, and prints the warnings.
 *
 * @throws Refused if the values are wrong, or a file cannot be read
 */
export async function loadRelease(options: ValuesOptions, system: System): Promise<ValidRelease> {
  const compilation = await compileValues(options, system);
  const report = reportProblems(compilation, system);
  if (compilation.compiled.kind === 'invalid') throw invalidInput(report);
  system.stderr.write(report);
  return compilation.compiled;
}

/**
 * Reads, checks and compiles the values that the options name. Nothing is printed, and wrong values are a result.
 *
 * @throws Refused if a file cannot be read
 */
export async function compileValues(options: ValuesOptions, system: System): Promise<Compilation> {
  const request = await readRequest(options, system);
  return { request, compiled: await compileRelease(request) };
}

/** Writes errors and warnings for standard error; infos are shown by `validate` alone. */
export function reportProblems(compilation: Compilation, system: System): string {
  const problems = compilation.compiled.diagnostics.filter(({ severity }) => severity !== 'info');
  return problems.length === 0 ? '' : reportDiagnostics(problems, system, sourcesOf(compilation));
}

/** The texts of all files that diagnostics can be about: values, manifests, and a broken environment. */
export function sourcesOf({ request, compiled }: Compilation): ReadonlyMap<string, string> {
  const more = compiled.kind === 'invalid' ? compiled.sources : undefined;
  return new Map([...sourceTexts(request.inputs, request.resources), ...(more ?? [])]);
}

/** A release and its manifests. */
export interface LoadedManifests {
  readonly release: Release;
  readonly manifests: readonly Manifest[];
}

/**
 * Loads a release and expands it.
 *
 * @throws Refused if the values are wrong, or a file cannot be read
 */
export async function loadManifests(options: ValuesOptions & RoutingOptions, system: System): Promise<LoadedManifests> {
  const { release, pack } = await loadRelease(options, system);
  const expand = await chooseExpander(options);
  const expanded = expand(release, pack);
  if (!expanded.ok) throw invalidInput(reportDiagnostics(expanded.diagnostics, system));
  return { release, manifests: expanded.manifests };
}

/** Makes the manifests of one release, or says why it has none. */
export type Expander = (
  release: Release,
  pack: EnvironmentPack,
) =>
  | { readonly ok: true; readonly manifests: readonly Manifest[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** How releases become manifests, with a routemap for the controller or with the route itself. */
export async function chooseExpander({ routing }: Partial<RoutingOptions>): Promise<Expander> {
  if (routing === 'direct') return (await import('../compile/render-direct.ts')).renderDirect;
  const render = createReleaseRenderer();
  return (release, pack) => ({ ok: true, manifests: render(release, pack) });
}
