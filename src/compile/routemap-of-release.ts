import type { EnvironmentPack } from '../environments/environment-pack.ts';
import { templateFile } from '../environments/template-file.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { renderRelease } from '../manifests/render-release.ts';
import { groupOf } from '../mesh/api-group.ts';
import type { Release } from '../release/release.ts';
import { readSpecification } from '../routing/read-specification.ts';
import { type ResourceKinds, resourceKinds } from '../routing/resource-kinds.ts';
import type { RoutemapContent } from '../routing/routemap-content.ts';
import { createRoutemapReader } from '../routing/routemap-reader.ts';
import { annotatedWeights } from '../routing/routemap-weights.ts';
import type { DataMap } from '../values/data.ts';
import { readEmbedded } from '../values/yaml/read-documents.ts';

/**
 * The routemap of a release as the Iter8 controller reads it. A place in its routing template is that of the
 * environment's template.
 *
 * @param manifests what `renderRelease` makes of the release, where it has been asked before
 */
export function routemapOfRelease(
  release: Release,
  pack: EnvironmentPack,
  manifests: readonly Manifest[] = renderRelease(release, pack),
): RoutemapContent {
  const data = manifests.at(-1)?.object.data as DataMap | undefined;
  const file = templateFile(pack.folder, release.routemap.route?.template ?? 'shared/routemap-spec');
  const position = { kind: 'file', file, line: 1, column: 1 } as const;
  const { root } = readEmbedded(file, String(data?.strSpec), () => position);
  const reader = createRoutemapReader();
  if (root === undefined) throw new Error('the routemap of this release is no YAML');
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
    templates: templates.map((template) => ({ ...template, positionOf: () => position })),
    position,
    code: 'broken-environment',
  };
}

/** What the short names in a routemap of an environment mean. */
function kindsOf({ environment }: EnvironmentPack): ResourceKinds {
  const own = environment.versionObjects.map(
    ({ gvrShort, apiVersion, kind }) => [gvrShort, { group: groupOf(apiVersion) ?? '', kind }] as const,
  );
  return new Map([...resourceKinds, ...own]);
}
