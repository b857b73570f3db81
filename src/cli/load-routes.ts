import { sourceTexts } from '../compile/source-texts.ts';
import { describeOutcome } from '../kubernetes/describe-outcome.ts';
import { listRouteKinds, meshes } from '../mesh/meshes.ts';
import type { Route } from '../mesh/route.ts';
import { type MadeRoutes, readMadeRoutes } from '../routing/answer/read-made-routes.ts';
import { readRoutes } from '../routing/answer/read-routes.ts';
import { versionsWithServices } from '../routing/routemap-versions.ts';
import type { KnownVersion } from '../routing/simulate/name-version.ts';
import { escapeLines } from '../terminal/escape-controls.ts';
import { type ReadObjects, readObjects } from '../values/yaml/read-objects.ts';
import { kubectlOf } from './kubectl.ts';
import { type LoadedRoutemap, loadRoutemap, readRouteFile, readRoutemapFile } from './load-routemap.ts';
import type { NamedBytes } from './read-files.ts';
import { hasInputs, namespaceOf } from './read-request.ts';
import { commandError, invalidInput } from './refused.ts';
import { reportDiagnostics } from './report.ts';
import type { RouteSourceOptions } from './shared-options.ts';
import type { System } from './system.ts';

/** Where routes come from. */
export type RouteSource =
  /** A routemap; its routes depend on the available versions. */
  | ({ readonly kind: 'routemap' } & LoadedRoutemap)
  /** Given routes, and the versions that are known from elsewhere. */
  | { readonly kind: 'routes'; readonly routes: readonly Route[]; readonly known: readonly KnownVersion[] };

/** Routes that requests can be followed through. */
export type AskedRoutes = Extract<MadeRoutes, { kind: 'routes' }>;

/**
 * Loads the route that the options choose: the route of values, of a file, or in the cluster.
 *
 * @throws Refused if values or route are wrong, a file cannot be read, kubectl fails, or the cluster has no such route
 */
export async function loadRouteSource(options: RouteSourceOptions, system: System): Promise<RouteSource> {
  if (options.from !== undefined) return sourceInFile(options.from, options, system);
  if (options.live === true && !hasInputs(options)) {
    if (options.release === undefined) throw commandError('--live: name the release, or give its values with -f');
    const namespace = namespaceOf(options, system) ?? 'default';
    return { kind: 'routes', routes: await liveRoutes(options.release, namespace, options, system), known: [] };
  }
  const found = await loadRoutemap(options, system);
  if (options.live !== true) return { kind: 'routemap', ...found };
  const { routemap } = found;
  const wanted = routemap.name?.replace(/-routemap$/, '') ?? '';
  const routes = await liveRoutes(wanted, routemap.namespace ?? 'default', options, system);
  return { kind: 'routes', routes, known: versionsWithServices(routemap) };
}

async function sourceInFile(from: string, options: RouteSourceOptions, system: System): Promise<RouteSource> {
  if (hasInputs(options)) throw commandError('--from replaces the values: leave out -f and --set');
  const file = await readRouteFile(from, system);
  const namespace = namespaceOf(options, system) ?? 'default';
  const objects = readObjects(file.name, file.bytes);
  await refuseBroken(objects, file, namespace, system);
  const read = readRoutes(file.name, file.bytes, namespace, objects);
  if (!read.ok) throw invalidInput(reportDiagnostics(read.diagnostics, system, sourceTexts([], [file])));
  if (read.warnings.length > 0) system.stderr.write(reportDiagnostics(read.warnings, system, sourceTexts([], [file])));
  if (read.routes.length > 0) return { kind: 'routes', routes: read.routes, known: [] };
  return { kind: 'routemap', ...(await readRoutemapFile(file, options, system, true)) };
}

/** @throws Refused if a cluster refuses an object of the file. `readRoutes` reports a file that cannot be read. */
async function refuseBroken(
  { objects }: ReadObjects,
  file: NamedBytes,
  namespace: string,
  system: System,
): Promise<void> {
  const { checkObjects } = await import('../validation/objects/check-objects.ts');
  const sources = sourceTexts([], [file]);
  const found = await checkObjects(objects, namespace, sources);
  const report = () => reportDiagnostics(found, system, sources);
  if (found.some(({ severity }) => severity === 'error')) throw invalidInput(report());
  if (found.length > 0) system.stderr.write(report());
}

/**
 * The routes of a source while these versions are available. Routes of a file or in the cluster do not depend on them.
 *
 * @throws Refused if the source makes no route, or a route that no proxy accepts
 */
export function routesWhen(source: RouteSource, available: readonly boolean[], system: System): AskedRoutes {
  if (source.kind === 'routes') return source;
  const found = readMadeRoutes(source.routemap, available);
  if (found.kind === 'routes') return found;
  if (found.kind === 'none') throw commandError([found.message, found.advice].filter(Boolean).join('; '));
  throw invalidInput(reportDiagnostics(found.diagnostics, system, source.sources));
}

const resources = meshes.map(({ kind: { resource, group } }) => `${resource}.${group}`);

/** Reads the route of a release from the cluster: the first of any kind with its name. */
async function liveRoutes(
  name: string,
  namespace: string,
  options: RouteSourceOptions,
  system: System,
): Promise<readonly Route[]> {
  for (const resource of resources) {
    const json = await getJson({ resource, name, namespace }, options, system);
    if (json === undefined) continue;
    const read = readRoutes(`${resource}/${name}`, new TextEncoder().encode(json), namespace);
    if (read.ok && read.routes.length > 0) return read.routes;
    if (read.ok) continue;
    const problems = read.diagnostics.map(({ message }) => message).join('; ');
    throw commandError(`${resource}/${name} in ${namespace}: ${problems}`);
  }
  throw commandError(
    `the cluster has ${listRouteKinds('no ', '')} ${name} in ${namespace}: the controller writes it once a version is available; name another namespace with -n`,
  );
}

interface Wanted {
  readonly resource: string;
  readonly name: string;
  readonly namespace: string;
}

async function getJson(wanted: Wanted, options: RouteSourceOptions, system: System): Promise<string | undefined> {
  const { getObject } = await import('../kubernetes/get-object.ts');
  const got = await getObject({ ...wanted, ...kubectlOf(options, system) });
  if (got.kind === 'found') return got.json;
  if (got.kind === 'missing') return undefined;
  const { outcome, stderr } = got;
  system.stderr.write(escapeLines(stderr));
  const mayNotRead = outcome.kind === 'done' && outcome.trouble === 'forbidden';
  const advice = mayNotRead
    ? `ask for a role that can get ${wanted.resource} in ${wanted.namespace}`
    : describeOutcome(outcome);
  throw commandError(advice ?? `kubectl cannot read ${wanted.resource}/${wanted.name}`);
}
