import { type DataMap, mapAt } from '../../values/data.ts';
import { marksOf, type ObservedRoute, type RouteOwner } from '../observed/observed-route.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';

/** Whether the routemap is the controlling owner of a route, so that garbage collection deletes the route with it. */
export function isOwnedBy({ owners }: ObservedRoute, { uid }: Pick<ObservedRoutemap, 'uid'>): boolean {
  return owners.some((owner) => owner.uid === uid && owner.isController && owner.kind === 'ConfigMap');
}

/**
 * Why the route belongs to somebody else, as a clause; undefined if the routemap may write it. A route without any mark of
 * an owner may be written.
 *
 * @param wanted the route as the routemap makes it; it may have a label of its own
 */
export function otherOwnerOf(route: ObservedRoute, routemap: ObservedRoutemap, wanted: DataMap): string | undefined {
  if (isOwnedBy(route, routemap)) return undefined;
  const owner = route.owners.find((each) => each.isController && !isOurs(each, routemap));
  if (owner !== undefined) return `${owner.kind} ${owner.name} controls it`;
  const own = marksOf({ namespace: routemap.namespace, labels: routemap.labels, annotations: routemap.annotations });
  if (route.helmRelease !== null && route.helmRelease !== own.helmRelease) {
    return `it belongs to the Helm release ${route.helmRelease}`;
  }
  const instance = marksOf(mapAt(wanted, 'metadata') ?? {}).instance ?? own.instance;
  if (route.instance !== null && route.instance !== instance) {
    return `its label app.kubernetes.io/instance is ${route.instance}`;
  }
  return undefined;
}

/**
 * A routemap that was deleted and made again has another uid. The public controller writes the kind of the owner in lower
 * case.
 */
function isOurs({ kind, name, uid }: RouteOwner, routemap: ObservedRoutemap): boolean {
  return uid === routemap.uid || (kind.toLowerCase() === 'configmap' && name === routemap.name);
}
