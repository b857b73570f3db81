import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment-pack.ts';
import { watchLabel } from '../iter8/labels.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { renderRelease } from '../manifests/render-release.ts';
import type { Metadata, Release, Version } from '../release/release.ts';
import { makeRoutes } from '../routing/make-routes.ts';
import type { DataMap } from '../values/data.ts';
import { routemapOfRelease } from './routemap-of-release.ts';

export type DirectManifests =
  | { readonly ok: true; readonly manifests: readonly Manifest[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Makes the Kubernetes objects of a release that no controller routes: in place of the routemap the route itself, for
 * all versions, as the last of them; without the ConfigMaps and labels that only the controller needs.
 */
export function renderDirect(release: Release, pack: EnvironmentPack): DirectManifests {
  const direct = { ...release, versions: release.versions.map(unwatched) };
  const manifests = renderRelease(direct, pack);
  const routemap = routemapOfRelease(direct, pack, manifests);
  const result = makeRoutes(
    routemap,
    routemap.versions.map(() => true),
  );
  if (!result.ok) return result;
  return { ok: true, manifests: [...manifests.slice(0, -1), ...Object.values(result.routes.objects).map(asManifest)] };
}

function unwatched(version: Version): Version {
  return {
    ...version,
    objects: version.objects.map((object) => ({ ...object, metadata: withoutWatch(object.metadata) })),
    weight: version.weight === null ? null : { ...version.weight, config: null },
  };
}

function withoutWatch(metadata: Metadata): Metadata {
  const { [watchLabel]: _, ...labels } = metadata.labels;
  return { ...metadata, labels };
}

function asManifest(object: DataMap): Manifest {
  const { apiVersion, kind, metadata } = object as { apiVersion: string; kind: string; metadata: DataMap };
  const { name, namespace = '' } = metadata as { name: string; namespace?: string };
  return { identity: { apiVersion, kind, namespace, name }, object };
}
