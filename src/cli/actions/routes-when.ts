import { formatPath } from '../../diagnostics/format-path.ts';
import { knownVersions } from '../../routing/known-versions.ts';
import type { RoutemapContent } from '../../routing/routemap-content.ts';
import { routesOf } from '../../routing/routes-of.ts';
import type { KnownVersion } from '../../routing/simulate/name-version.ts';
import { isRoute, readRoute } from '../../routing/simulate/read-route.ts';
import type { Route } from '../../routing/simulate/route.ts';
import { isRouteProblem } from '../../routing/simulate/route-problem.ts';
import type { DataMap } from '../../values/data.ts';
import { commandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Host } from '../host.ts';
import type { RouteSource } from './route-source.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Routes to ask about requests; or the user has been told what is wrong. */
export type RoutesWhen =
  | { readonly kind: 'routes'; readonly routes: readonly Route[]; readonly known: readonly KnownVersion[] }
  | { readonly kind: 'refused'; readonly exitCode: number };

/**
 * The routes of a source while these versions are available. Those in a file or in the cluster are as they are.
 *
 * @throws CommandError if the source makes no route, or one that no proxy would take
 */
export function routesWhen(
  source: Exclude<RouteSource, { kind: 'refused' }>,
  available: readonly boolean[],
  host: Host,
): RoutesWhen {
  if (source.kind === 'routes') return source;
  const { routemap, sources } = source;
  const made = routesOf(routemap, available);
  if (!made.ok) {
    tellDiagnostics(made.diagnostics, host, sources);
    return { kind: 'refused', exitCode: exitCodes.invalid };
  }
  const objects = Object.values(made.routes.objects).filter(isRoute);
  if (objects.length === 0) throw commandError(noRoute(routemap));
  const namespace = routemap.namespace ?? 'default';
  const routes = objects.map((object) => readOrExplain(object, namespace));
  return { kind: 'routes', routes, known: knownVersions(routemap) };
}

function readOrExplain(object: DataMap, namespace: string): Route {
  try {
    return readRoute(object, namespace);
  } catch (error) {
    if (!isRouteProblem(error)) throw error;
    throw commandError(
      `the ${object.kind} that the routemap makes cannot be followed: ${formatPath(error.path)} ${error.message}`,
    );
  }
}

function noRoute({ templates }: RoutemapContent): string {
  return templates.length === 0
    ? 'there is no route: clients call the Service of a version; choose a strategy that shares requests'
    : 'the routing templates make no VirtualService and no HTTPRoute of these versions';
}
