import { type DataMap, mapAt } from '../../values/data.ts';
import { hashOf } from '../observed/hash-of.ts';
import type { ObservedRoute } from '../observed/observed-route.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';
import type { WrittenRoute } from '../status/stored-status.ts';
import { isOwnedBy, otherOwnerOf } from './route-owner.ts';

/** What to do about one route. */
export type RoutePlan =
  | { readonly kind: 'unchanged' }
  /** The route belongs to somebody else: a clause. */
  | { readonly kind: 'refused'; readonly because: string }
  /** The route is being deleted: it is made again once it is gone. */
  | { readonly kind: 'wait' }
  | {
      readonly kind: 'apply';
      /** For a server-side apply. It has the uid and resourceVersion of the route, if the route exists. */
      readonly body: DataMap;
      readonly hash: string;
      /** Whether others may have changed the route since the last write. */
      readonly isForeign: boolean;
    };

/**
 * Decides about one route. The uid in the body keeps the API server from making a deleted route anew, and the
 * resourceVersion keeps a late write from replacing a later one: both lead to status 409.
 *
 * @param wanted the route as its template makes it
 * @param observed undefined if no such route exists
 * @param written undefined if the controller does not know that it wrote the route
 */
export function planRoute(
  wanted: DataMap,
  routemap: ObservedRoutemap,
  observed: ObservedRoute | undefined,
  written: WrittenRoute | undefined,
): RoutePlan {
  const owned = withOwner(wanted, routemap);
  const hash = hashOf(owned);
  if (observed === undefined) return { kind: 'apply', body: owned, hash, isForeign: false };
  const because = otherOwnerOf(observed, routemap, wanted);
  if (because !== undefined) return { kind: 'refused', because };
  if (observed.isLeaving) return { kind: 'wait' };
  const isKnown =
    written?.uid === observed.uid &&
    written.generation === observed.generation &&
    observed.earlierManagers.length === 0;
  if (isKnown && written.hash === hash && isOwnedBy(observed, routemap)) return { kind: 'unchanged' };
  const { uid, resourceVersion } = observed;
  const metadata = { ...mapAt(owned, 'metadata'), uid, resourceVersion };
  return { kind: 'apply', body: { ...owned, metadata }, hash, isForeign: !isKnown };
}

/** Adds the routemap as owner. A routemap of a file may have no uid. */
function withOwner(wanted: DataMap, { name, uid, namespace }: ObservedRoutemap): DataMap {
  const metadata = mapAt(wanted, 'metadata') ?? {};
  // Garbage collection deletes an object whose owner lies in another namespace.
  if (uid === '' || metadata.namespace !== namespace) return wanted;
  const owner = { apiVersion: 'v1', kind: 'ConfigMap', name, uid, controller: true };
  return { ...wanted, metadata: { ...metadata, ownerReferences: [owner] } };
}
