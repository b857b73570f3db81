import type { EnvironmentPack } from '../environments/environment-pack.ts';
import type { Release } from '../release/release.ts';
import { makeRoutes, type RoutesResult } from '../routing/make-routes.ts';
import { routemapOfRelease } from './routemap-of-release.ts';

/**
 * The routes that the Iter8 controller makes of a release, by the name of the strategy.
 * There is none for a strategy that shares no requests.
 *
 * @param available for each version, whether it is available; without it all are
 */
export function routesOfRelease(
  release: Release,
  pack: EnvironmentPack,
  available: readonly boolean[] = release.versions.map(() => true),
): RoutesResult {
  return makeRoutes(routemapOfRelease(release, pack), available);
}
