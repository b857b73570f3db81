import { groupOf } from '../../mesh/names.ts';
import type { DataMap } from '../../values/data.ts';
import type { AbandonedRoute } from '../plan.ts';

/** The routes that the controller makes for a release. */
export interface MadeRoutes {
  readonly objects: readonly DataMap[];
  /** The namespace of the objects that do not name one. */
  readonly namespace: string;
}

/**
 * Finds the routes of the earlier release that the new release no longer makes, for example after a change from one
 * mesh to another. The Iter8 controller never removes a route, so these routes keep on routing requests.
 */
export function findAbandonedRoutes(before: MadeRoutes, after: MadeRoutes): readonly AbandonedRoute[] {
  const made = new Set(after.objects.map((object) => identify(object, after.namespace).identity));
  return before.objects
    .map((object) => identify(object, before.namespace))
    .filter(({ identity }) => !made.has(identity))
    .map(({ route }) => route);
}

/** The API version does not matter: the cluster holds one object for all versions of a group. */
function identify({ apiVersion, kind, metadata }: DataMap, usual: string) {
  const { name, namespace = usual } = (metadata ?? {}) as DataMap;
  const route: AbandonedRoute = { kind: String(kind), name: String(name), namespace: String(namespace) };
  return { route, identity: JSON.stringify([groupOf(apiVersion), route]) };
}
