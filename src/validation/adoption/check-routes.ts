import type { Resource } from '../../adoption/resource.ts';
import { meshOfObject } from '../../mesh/meshes.ts';
import type { Release } from '../../release/release.ts';
import type { Finding } from '../finding.ts';
import { type AdoptionContext, resourceFinding } from './adoption-context.ts';

/** A route in the manifests must not be that of the release, which the Iter8 controller writes. */
export function checkRoutes({ release, remaining, sources }: AdoptionContext): readonly Finding[] {
  return remaining
    .filter((resource) => isRouteOfRelease(resource, release))
    .map((resource) => {
      const message = `${resource.kind} ${resource.name} has the name of the route of the release, and each would undo the other`;
      const hint = 'switch it off in the chart, and name its gateway with gateway';
      return resourceFinding(resource, ['metadata', 'name'], sources[0]?.path ?? ['application'], { message, hint });
    });
}

/** Whether an object is, to the cluster, the very route that the Iter8 controller writes for a release. */
export function isRouteOfRelease(resource: Resource, { namespace, application, routemap }: Release): boolean {
  const { apiVersion, kind } = resource;
  return (
    routemap.route !== null &&
    meshOfObject({ apiVersion, kind })?.kind.gvrShort === routemap.route.gvrShort &&
    resource.name === application.name &&
    (resource.namespace ?? namespace) === application.namespace
  );
}
