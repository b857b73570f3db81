import type { DataMap } from '../../values/data.ts';

/** A route in the cluster that nobody makes any longer. */
export interface Leftover {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** The routes of one side. */
export interface MadeRoutes {
  readonly objects: readonly DataMap[];
  /** Of objects that name none. */
  readonly namespace: string;
}

/**
 * Finds the routes of the earlier release that the new one does not make again, such as the VirtualService of a release
 * that goes over to an HTTPRoute. The Iter8 controller applies routes and removes none, so they go on routing requests.
 *
 * @param before what the controller has made
 * @param after what it will make
 */
export function findLeftovers(before: MadeRoutes, after: MadeRoutes): readonly Leftover[] {
  const made = new Set(after.objects.map((object) => JSON.stringify(identify(object, after.namespace))));
  return before.objects
    .map((object) => identify(object, before.namespace))
    .filter((route) => !made.has(JSON.stringify(route)));
}

/** The version of the API counts for nothing: the cluster has one object for all of them. */
function identify({ kind, metadata }: DataMap, usual: string): Leftover {
  const { name, namespace = usual } = (metadata ?? {}) as DataMap;
  return { kind: String(kind), name: String(name), namespace: String(namespace) };
}
