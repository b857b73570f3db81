import type { Finding } from '../finding.ts';
import { isRouteOfRelease } from './is-route-of-release.ts';
import { resourceFinding } from './resource-finding.ts';
import type { ResourcesContext } from './resources-context.ts';

/** A route in the manifests must not be that of the release, which the Iter8 controller writes. */
export function checkRoutes({ release, remaining, sources }: ResourcesContext): readonly Finding[] {
  return remaining
    .filter((resource) => isRouteOfRelease(resource, release))
    .map((resource) => {
      const message = `${resource.kind} ${resource.name} has the name of the route of the release, and each would undo the other`;
      const hint = 'switch it off in the chart, and name its gateway with gateway';
      return resourceFinding(resource, ['metadata', 'name'], sources[0]?.path ?? ['application'], { message, hint });
    });
}
