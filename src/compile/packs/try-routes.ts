import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../../environments/environment.ts';
import type { Expanded } from '../../manifests/expand-release.ts';
import type { Release } from '../../release/release.ts';
import { makeRoutes } from '../../routing/make-routes.ts';
import { routemapOfRelease } from '../routemap-of-release.ts';

/**
 * Executes the Go templates of a routemap as the controller will: with all versions available, with none, and with each
 * alone.
 *
 * @param expanded the expanded release
 * @returns the problems of the first set of available versions that has some
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
