import type { EnvironmentPack } from '../environments/environment.ts';
import { templateFile } from '../environments/template-error.ts';
import { type Expanded, expandRelease } from '../manifests/expand-release.ts';
import { hostsOfObjects } from '../mesh/named-hosts.ts';
import { groupOf } from '../mesh/names.ts';
import type { Release } from '../release/release.ts';
import { makeRoutes, type RoutesResult } from '../routing/make-routes.ts';
import { readSpecification } from '../routing/read-specification.ts';
import { type ResourceKinds, resourceKinds } from '../routing/resource-kinds.ts';
import type { RoutemapContent } from '../routing/routemap-content.ts';
import { createRoutemapReader } from '../routing/routemap-reader.ts';
import { annotatedWeights } from '../routing/routemap-weights.ts';
import type { DataMap } from '../values/data.ts';
import { readEmbedded } from '../values/yaml/read-documents.ts';

/**
 * Reads the routemap of a release as the Iter8 controller does. Positions in its routing template are those of the
 * environment's template.
 *
 * @param expanded the expanded release, if it has been expanded before
 */
export function routemapOfRelease(
  release: Release,
  pack: EnvironmentPack,
  { manifests, routemap }: Expanded = expandRelease(release, pack),
): RoutemapContent {
  const { strSpec } = routemap.object.data as DataMap;
  const file = templateFile(pack.folder, release.routemap.route?.template ?? 'shared/routemap-spec');
  const position = { kind: 'file', file, line: 1, column: 1 } as const;
  const { root } = readEmbedded(file, String(strSpec), () => position);
  const reader = createRoutemapReader();
  if (root === undefined) throw new Error('the routemap of this release is not YAML');
  const { versions, templates } = readSpecification(reader, root, '');
  const { name, namespace, labels, annotations } = release.routemap.metadata;
  const objects = manifests.map(({ object }) => object);
  const weights = annotatedWeights(versions, namespace, objects, kindsOf(pack));
  return {
    name,
    namespace,
    labels,
    annotations,
    versions: versions.map((version, index) => ({ ...version, annotatedWeight: weights[index] ?? null })),
    namedHosts: hostsOfObjects(objects, namespace),
    templates: templates.map((template) => ({ ...template, positionOf: () => position })),
    position,
    code: 'broken-environment',
  };
}

/** The kinds that the short names in a routemap of an environment stand for. */
function kindsOf({ environment }: EnvironmentPack): ResourceKinds {
  const own = environment.versionObjects.map(
    ({ gvrShort, apiVersion, kind }) => [gvrShort, { group: groupOf(apiVersion) ?? '', kind }] as const,
  );
  return new Map([...resourceKinds, ...own]);
}

/**
 * Makes the routes that the Iter8 controller makes of a release, by the name of the strategy. A strategy that shares no
 * requests has no route.
 *
 * @param available for each version, whether it is available; by default all are
 */
export function routesOfRelease(
  release: Release,
  pack: EnvironmentPack,
  available: readonly boolean[] = release.versions.map(() => true),
): RoutesResult {
  return makeRoutes(routemapOfRelease(release, pack), available);
}
