import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment.ts';
import type { Expanded } from '../manifests/expand-release.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { Release } from '../release/release.ts';
import { makeRoutes } from '../routing/make-routes.ts';
import type { DataMap } from '../values/data.ts';
import { routemapOfRelease } from './routemap-of-release.ts';

/** What is made, or what is wrong with the route. */
export type ExpandedDirectly =
  | { readonly ok: true; readonly expanded: Expanded }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Puts the routes themselves in the place of the routemap, those that the controller makes while all versions are
 * available. It lies in a file of its own when built, because only this needs Go templates.
 *
 * @param expanded what the release, which is routed directly, comes to with its routemap
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
