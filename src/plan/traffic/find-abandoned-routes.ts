import type { Route } from '../../mesh/route.ts';
import type { AbandonedRoute } from '../plan.ts';
import type { Phase } from './plan-traffic.ts';

/**
 * Finds the routes of the earlier release that the new release no longer makes, for example after a change from one
 * mesh to another. The Iter8 controller never removes a route, so these routes keep on routing requests.
 */
export function findAbandonedRoutes(before: Phase, after: Phase): readonly AbandonedRoute[] {
  const made = new Set(after.routes.map(({ route }) => identityOf(route)));
  return before.routes
    .filter(({ route }) => !made.has(identityOf(route)))
    .map(({ route: { kind, name, namespace } }) => ({ kind, name, namespace }));
}

/** The API version does not matter: the cluster holds one object for all versions of a group. */
function identityOf({ gvrShort, name, namespace }: Route): string {
  return JSON.stringify([gvrShort, namespace, name]);
}
