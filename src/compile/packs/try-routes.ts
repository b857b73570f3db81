import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../../environments/environment.ts';
import type { Expanded } from '../../manifests/expand-release.ts';
import type { Release } from '../../release/release.ts';
import { makeRoutes } from '../../routing/make-routes.ts';
import { routemapOfRelease } from '../routemap-of-release.ts';

/**
 * Tries the Go templates that an environment makes for the routemap, as the controller will execute them: while all
 * versions of the release are available, none, and each alone.
 *
 * @param expanded what the release comes to
 * @returns what is wrong with them, for the first set for which something is
 */
export function tryRoutes(release: Release, pack: EnvironmentPack, expanded: Expanded): readonly Diagnostic[] {
  const routemap = routemapOfRelease(release, pack, expanded);
  const { versions } = routemap;
  const sets = [
    versions.map(() => true),
    versions.map(() => false),
    ...versions.map((_, one) => versions.map((__, index) => index === one)),
  ];
  for (const set of sets) {
    const result = makeRoutes(routemap, set);
    if (!result.ok) return result.diagnostics;
  }
  return [];
}
