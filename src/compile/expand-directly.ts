import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment.ts';
import type { Expanded } from '../manifests/expand-release.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { Release } from '../release/release.ts';
import { makeRoutes } from '../routing/make-routes.ts';
import type { DataMap } from '../values/data.ts';
import { routemapOfRelease } from './routemap-of-release.ts';

/** The expanded release, or the problems of its route. */
export type ExpandedDirectly =
  | { readonly ok: true; readonly expanded: Expanded }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Replaces the routemap with the routes that the controller makes from it while all versions are available. The build puts
 * this into a file of its own, because only this needs Go templates.
 *
 * @param expanded the expanded release, with its routemap
 */
export function expandDirectly(release: Release, pack: EnvironmentPack, expanded: Expanded): ExpandedDirectly {
  const { manifests, routemap } = expanded;
  const result = makeRoutes(
    routemapOfRelease(release, pack, expanded),
    release.versions.map(() => true),
  );
  if (!result.ok) return result;
  const routes = Object.values(result.routes.objects).map(asManifest);
  const objects = manifests.filter((manifest) => manifest !== routemap);
  return { ok: true, expanded: { manifests: [...objects, ...routes], routemap } };
}

function asManifest(object: DataMap): Manifest {
  const { apiVersion, kind, metadata } = object as { apiVersion: string; kind: string; metadata: DataMap };
  const { name, namespace = '' } = metadata as { name: string; namespace?: string };
  return { identity: { apiVersion, kind, namespace, name }, object };
}
