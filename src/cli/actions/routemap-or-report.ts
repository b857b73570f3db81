import { compileRelease } from '../../compile/compile-release.ts';
import { routemapOfRelease } from '../../compile/routemap-of-release.ts';
import { sourceTexts } from '../../compile/source-texts.ts';
import { readRoutemaps } from '../../routing/read-routemaps.ts';
import { resourceKinds } from '../../routing/resource-kinds.ts';
import type { RoutemapContent } from '../../routing/routemap-content.ts';
import { escapeControls } from '../../terminal/escape-controls.ts';
import { limits } from '../../values/limits.ts';
import { commandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import type { ValuesOptions } from '../values-options.ts';
import { hasInputs } from './read-inputs.ts';
import { type NamedBytes, readNamedFile } from './read-named-file.ts';
import { releaseRequest } from './release-request.ts';
import { reportProblems } from './report-problems.ts';
import { showPath } from './show-path.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Values, or a file with a routemap in it. */
export interface RoutemapOptions extends ValuesOptions {
  readonly from?: string;
}

/** A routemap with the texts of the files that diagnostics about it name; or the user has been told what is wrong. */
export type FoundRoutemap =
  | {
      readonly kind: 'found';
      readonly routemap: RoutemapContent;
      readonly sources: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'refused'; readonly exitCode: number };

/**
 * The routemap that values make, or that a file of the user's holds. Prints what is wrong with either.
 *
 * @param name the release's name, or which of several routemaps in the file is meant
 * @throws CommandError if a file cannot be read, or it is open which routemap is meant
 */
export async function routemapOrReport(
  name: string | undefined,
  options: RoutemapOptions,
  system: System,
): Promise<FoundRoutemap> {
  if (options.from === undefined) return routemapOfValues(name, options, system);
  refuseBoth(options);
  return routemapOfFile(
    name,
    await readNamedFile(options.from, '--from', system, limits.resourceBytes + 1),
    options,
    system,
  );
}

/**
 * The routemap that a file of the user's holds. Prints what is wrong with it.
 *
 * @param name which of several routemaps in the file is meant
 * @throws CommandError if it is open which routemap is meant
 */
export async function routemapOfFile(
  name: string | undefined,
  file: NamedBytes,
  options: RoutemapOptions,
  system: System,
): Promise<FoundRoutemap> {
  const namespace = options.namespace ?? (system.env.HELM_NAMESPACE || null);
  const read = readRoutemaps(file.name, file.bytes, { namespace, kinds: resourceKinds });
  const sources = sourceTexts([], [file]);
  const strict = options.strict ?? false;
  const told = read.diagnostics.map((one) => (strict ? { ...one, severity: 'error' as const } : one));
  tellDiagnostics(told, system, sources);
  if (!read.ok || (strict && told.length > 0)) return { kind: 'refused', exitCode: exitCodes.invalid };
  return {
    kind: 'found',
    routemap: choose(read.routemaps, name, options.from ?? file.name),
    sources,
  };
}

function refuseBoth(options: ValuesOptions): void {
  if (hasInputs(options)) throw commandError('--from is in place of values: leave out -f and --set');
  const idle = options.resources ? '--resources' : options.environments ? '--environments' : undefined;
  if (idle !== undefined) throw commandError(`--from is in place of values, of which ${idle} is a part: leave it out`);
}

async function routemapOfValues(
  name: string | undefined,
  options: ValuesOptions,
  system: System,
): Promise<FoundRoutemap> {
  const request = await releaseRequest(name, options, system);
  const prepared = await compileRelease(request);
  reportProblems(prepared, request, system);
  if (prepared.kind === 'invalid') return { kind: 'refused', exitCode: exitCodes.invalid };
  const routemap = routemapOfRelease(prepared.release, prepared.pack);
  return { kind: 'found', routemap, sources: new Map() };
}

function choose(routemaps: readonly RoutemapContent[], name: string | undefined, file: string): RoutemapContent {
  const fitting = name === undefined ? routemaps : routemaps.filter((routemap) => routemap.name === name);
  const [found] = fitting;
  if (found !== undefined && fitting.length === 1) return found;
  const names = escapeControls(routemaps.map((routemap) => routemap.name ?? '(without a name)').join(', '));
  throw commandError(
    name === undefined
      ? `--from ${showPath(file)}: there are ${routemaps.length} routemaps; say which, as the first argument: ${names}`
      : `--from ${showPath(file)}: there ${fitting.length === 0 ? 'is no routemap' : 'are several routemaps'} ${showPath(name)}; there is ${names}`,
  );
}
