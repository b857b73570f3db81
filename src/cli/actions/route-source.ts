import { sourceTexts } from '../../compile/source-texts.ts';
import type { Route } from '../../mesh/route.ts';
import { readRoutes } from '../../routing/answer/read-routes.ts';
import type { RoutemapContent } from '../../routing/routemap-content.ts';
import { versionsWithServices } from '../../routing/routemap-versions.ts';
import type { KnownVersion } from '../../routing/simulate/name-version.ts';
import { limits } from '../../values/limits.ts';
import { commandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { RouteSourceOptions } from '../route-source-options.ts';
import type { System } from '../system.ts';
import { liveRoutes } from './live-routes.ts';
import { hasInputs } from './read-inputs.ts';
import { readNamedFile } from './read-named-file.ts';
import { routemapOfFile, routemapOrReport } from './routemap-or-report.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Where routes come from; or the user has been told what is wrong. */
export type RouteSource =
  /** A routemap, of which a set of available versions makes routes. */
  | {
      readonly kind: 'routemap';
      readonly routemap: RoutemapContent;
      /** The texts of the files that diagnostics about it name. */
      readonly sources: ReadonlyMap<string, string>;
    }
  /** Routes as they are, and the versions that are known beside them. */
  | { readonly kind: 'routes'; readonly routes: readonly Route[]; readonly known: readonly KnownVersion[] }
  | { readonly kind: 'refused'; readonly exitCode: number };

/**
 * Finds the route that the options choose: that of values, one in a file, or the one in the cluster.
 *
 * @param name the release's name, or which of several routemaps in a file is meant
 * @throws CommandError if a file cannot be read, kubectl fails, or the cluster has no such route
 */
export async function routeSourceOrReport(
  name: string | undefined,
  options: RouteSourceOptions,
  system: System,
): Promise<RouteSource> {
  if (options.from !== undefined) return sourceInFile(name, options.from, options, system);
  if (options.live === true && !hasInputs(options)) {
    if (name === undefined) throw commandError('--live: say which release, or give its values with -f');
    return { kind: 'routes', routes: await liveRoutes(name, options, system), known: [] };
  }
  const found = await routemapOrReport(name, options, system);
  if (found.kind === 'refused') return found;
  const { routemap, sources } = found;
  if (options.live !== true) return { kind: 'routemap', routemap, sources };
  const wanted = routemap.name?.replace(/-routemap$/, '') ?? '';
  const inCluster = { ...options, namespace: routemap.namespace ?? 'default' };
  return { kind: 'routes', routes: await liveRoutes(wanted, inCluster, system), known: versionsWithServices(routemap) };
}

async function sourceInFile(
  name: string | undefined,
  from: string,
  options: RouteSourceOptions,
  system: System,
): Promise<RouteSource> {
  if (hasInputs(options)) throw commandError('--from is in place of values: leave out -f and --set');
  const file = await readNamedFile(from, '--from', system, limits.resourceBytes + 1);
  const namespace = options.namespace ?? (system.env.HELM_NAMESPACE || 'default');
  const read = readRoutes(file.name, file.bytes, namespace);
  if (!read.ok) {
    tellDiagnostics(read.diagnostics, system, sourceTexts([], [file]));
    return { kind: 'refused', exitCode: exitCodes.invalid };
  }
  if (read.routes.length > 0) return { kind: 'routes', routes: read.routes, known: [] };
  const found = await routemapOfFile(name, file, options, system);
  return found.kind === 'found' ? { kind: 'routemap', routemap: found.routemap, sources: found.sources } : found;
}
