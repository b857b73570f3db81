import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../diagnostics/format-path.ts';
import { isRouteProblem } from '../../mesh/field.ts';
import { listRouteKinds } from '../../mesh/meshes.ts';
import type { Route } from '../../mesh/route.ts';
import type { DataMap } from '../../values/data.ts';
import { makeRoutes, routeObjects } from '../make-routes.ts';
import type { RoutemapContent } from '../routemap-content.ts';
import { versionsWithServices } from '../routemap-versions.ts';
import type { KnownVersion } from '../simulate/name-version.ts';
import { readRoute } from '../simulate/read-route.ts';

export type MadeRoutes =
  | { readonly kind: 'routes'; readonly routes: readonly Route[]; readonly known: readonly KnownVersion[] }
  /** The templates of the routemap cannot be executed. */
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] }
  /** Why the routemap makes no route, as a sentence without a full stop, and what to do about it. */
  | { readonly kind: 'none'; readonly message: string; readonly advice?: string };

/** Makes the routes of a routemap while some versions are available, and reads them. */
export function readMadeRoutes(routemap: RoutemapContent, available: readonly boolean[]): MadeRoutes {
  const made = makeRoutes(routemap, available);
  if (!made.ok) return { kind: 'broken', diagnostics: made.diagnostics };
  const objects = routeObjects(made.routes);
  if (objects.length === 0) return noRoute(routemap);
  const routes: Route[] = [];
  for (const object of objects) {
    try {
      const route = readRoute(object);
      // A wildcard may stand for Services of others, which are not known here.
      const hasWildcard = route.hosts.some((host) => host.startsWith('*'));
      routes.push(hasWildcard ? route : { ...route, registry: routemap.namedHosts });
    } catch (error) {
      return { kind: 'none', message: explain(error, object) };
    }
  }
  return { kind: 'routes', routes, known: versionsWithServices(routemap) };
}

function noRoute({ templates }: RoutemapContent): MadeRoutes {
  return templates.length === 0
    ? {
        kind: 'none',
        message: 'there is no route: clients call the Service of a version directly',
        advice: 'choose a strategy that makes a route',
      }
    : { kind: 'none', message: `the routing templates make ${listRouteKinds('no ', '')} for these versions` };
}

function explain(error: unknown, { kind }: DataMap): string {
  if (!isRouteProblem(error)) throw error;
  return `the ${kind} that the routemap makes cannot be read: ${formatPath(error.path)} ${error.message}`;
}
