import type { Release } from '../../release/release.ts';
import type { Resource } from '../../resources/resource.ts';

/** The kinds of the routes that the Iter8 controller writes, by the names in its configuration. */
const kinds: { readonly [gvrShort: string]: string } = { vs: 'VirtualService', httproute: 'HTTPRoute' };

/** Whether an object is, to the cluster, the very route that the Iter8 controller writes for a release. */
export function isRouteOfRelease(resource: Resource, { namespace, application, routemap }: Release): boolean {
  return (
    routemap.route !== null &&
    resource.kind === kinds[routemap.route.gvrShort] &&
    resource.name === application.name &&
    (resource.namespace ?? namespace) === application.namespace
  );
}
