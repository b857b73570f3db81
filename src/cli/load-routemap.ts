import { checkMadeRoutes } from '../compile/check-made-routes.ts';
import { routemapOfRelease } from '../compile/routemap-of-release.ts';
import { sourceTexts } from '../compile/source-texts.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { readRoutemaps } from '../routing/read-routemaps.ts';
import { resourceKinds } from '../routing/resource-kinds.ts';
import type { RoutemapContent } from '../routing/routemap-content.ts';
import { escapeControls } from '../terminal/escape-controls.ts';
import { limits } from '../values/limits.ts';
import { loadRelease } from './load-release.ts';
import { type NamedBytes, readOptionFile } from './read-files.ts';
import { hasInputs, namespaceOf } from './read-request.ts';
import { commandError, invalidInput } from './refused.ts';
import { reportDiagnostics } from './report.ts';
import type { ValuesOptions } from './shared-options.ts';
import { showPath } from './show-path.ts';
import type { System } from './system.ts';

/** Values, or a file with a routemap in it. */
export interface RoutemapOptions extends ValuesOptions {
  readonly from?: string;
}

/** A routemap, with the texts of the files that diagnostics about it name. */
export interface LoadedRoutemap {
  readonly routemap: RoutemapContent;
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Loads the routemap of values or of a file (`--from`), and prints the warnings.
 *
 * @throws Refused if values or routemap are wrong, a file cannot be read, or the file has several routemaps and none is
 *   named
 */
export async function loadRoutemap(options: RoutemapOptions, system: System): Promise<LoadedRoutemap> {
  if (options.from !== undefined) {
    refuseBoth(options);
    return readRoutemapFile(await readRouteFile(options.from, system), options, system);
  }
  const { release, pack } = await loadRelease(options, system);
  return { routemap: routemapOfRelease(release, pack), sources: new Map() };
}

/** Reads the file of --from, or its beginning. */
export function readRouteFile(from: string, system: System): Promise<NamedBytes> {
  return readOptionFile(from, '--from', system, limits.resourceBytes + 1);
}

/**
 * Reads the routemap of a file, checks the routes that it makes, and prints the warnings.
 *
 * @param readsRoutes whether the file may have routes instead, but has none
 * @throws Refused if it is wrong, no cluster accepts its routes, or the file has several routemaps and none is named
 */
export async function readRoutemapFile(
  file: NamedBytes,
  options: RoutemapOptions,
  system: System,
  readsRoutes = false,
): Promise<LoadedRoutemap> {
  const namespace = namespaceOf(options, system) ?? null;
  const read = readRoutemaps(file.name, file.bytes, { namespace, kinds: resourceKinds, readsRoutes });
  const sources = sourceTexts([], [file]);
  const strict = options.strict ?? false;
  const print = (found: readonly Diagnostic[]) => {
    const diagnostics = found.map((one) => (strict ? { ...one, severity: 'error' as const } : one));
    const report = reportDiagnostics(diagnostics, system, sources);
    if (diagnostics.some(({ severity }) => severity === 'error')) throw invalidInput(report);
    system.stderr.write(report);
  };
  print(read.diagnostics);
  if (!read.ok) throw new Error('a routemap that cannot be read has no error');
  const routemap = choose(read.routemaps, options.release, options.from ?? file.name);
  print(await checkMadeRoutes(routemap));
  return { routemap, sources };
}

function refuseBoth(options: ValuesOptions): void {
  if (hasInputs(options)) throw commandError('--from replaces the values: leave out -f and --set');
  const idle = options.resources ? '--resources' : options.environments ? '--environments' : undefined;
  if (idle !== undefined) throw commandError(`--from replaces the values, so ${idle} has no effect: leave it out`);
}

function choose(routemaps: readonly RoutemapContent[], name: string | undefined, file: string): RoutemapContent {
  const fitting = name === undefined ? routemaps : routemaps.filter((routemap) => routemap.name === name);
  const [found] = fitting;
  if (found !== undefined && fitting.length === 1) return found;
  const names = escapeControls(routemaps.map((routemap) => routemap.name ?? '(without a name)').join(', '));
  throw commandError(
    name === undefined
      ? `--from ${showPath(file)}: the file has ${routemaps.length} routemaps; name one of them as the argument: ${names}`
      : `--from ${showPath(file)}: the file has ${fitting.length === 0 ? 'no routemap' : 'several routemaps'} named ${showPath(name)}; it has ${names}`,
  );
}
