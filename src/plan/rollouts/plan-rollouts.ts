import type { Manifest } from '../../manifests/manifest.ts';
import { groupOf } from '../../mesh/names.ts';
import type { Release, Version } from '../../release/release.ts';
import { servedContents } from '../../release/served-contents.ts';
import { type DataMap, mapAt } from '../../values/data.ts';
import { compareData } from '../objects/compare-data.ts';
import { compareManifests } from '../objects/compare-manifests.ts';
import { findImmutableFieldChanges } from '../objects/find-immutable-field-changes.ts';
import type { Rollout } from '../plan.ts';

/**
 * What happens to the pods of each version while a release replaces an earlier one.
 *
 * A rolling Deployment keeps its condition Available: Iter8 keeps sending requests to it, and old pods answer them
 * (kubernetes.io/docs/concepts/workloads/controllers/deployment). Any other workload, such as an InferenceService, is
 * not Ready until its new revision is, although the old revision still answers (knative.dev/docs/serving/revisions).
 *
 * @param names the names to show for the versions, by index
 */
export function planRollouts(
  { versions }: Release,
  names: readonly string[],
  before: readonly Manifest[],
  after: readonly Manifest[],
): readonly Rollout[] {
  return versions.map((version, index) => {
    const found = workload(version, after);
    const earlier = workload(version, before);
    return {
      version: names[index] ?? version.name,
      ...rolloutOf(earlier, found),
      after: contentOf(found),
    };
  });
}

/** Whether the pods of a version stay, so that the plan need not wait for them. */
export function keepsPods({ state }: Pick<Rollout, 'state'>): boolean {
  return state === 'running' || state === 'refused';
}

function rolloutOf(before: Manifest | undefined, after: Manifest | undefined): Pick<Rollout, 'state' | 'before'> {
  if (before === undefined || after === undefined) return { state: 'starting', before: null };
  return { state: stateOf(before, after), before: contentOf(before) };
}

function stateOf(before: Manifest, after: Manifest): Rollout['state'] {
  if (findImmutableFieldChanges(compareManifests([before], [after])).length > 0) return 'refused';
  if (compareData(podsOf(before.object), podsOf(after.object)).length === 0) return 'running';
  return after.identity.kind === 'Deployment' ? stateOfDeployment(after.object) : 'replacing';
}

function stateOfDeployment(deployment: DataMap): 'rolling' | 'restarting' {
  const strategy = mapAt(mapAt(deployment, 'spec') ?? {}, 'strategy');
  return strategy?.type === 'Recreate' ? 'restarting' : 'rolling';
}

/** The part of a workload whose change restarts its pods. */
function podsOf(workload: DataMap): DataMap | undefined {
  const specification = mapAt(workload, 'spec');
  return workload.kind === 'Deployment' ? mapAt(specification ?? {}, 'template') : specification;
}

/** The object that runs the version: the one that is not a Service. */
function workload({ objects }: Version, manifests: readonly Manifest[]): Manifest | undefined {
  const wanted = objects.find(({ kind, apiVersion }) => !(kind === 'Service' && apiVersion === 'v1'));
  return manifests.find(
    ({ identity: { apiVersion, kind, namespace, name } }) =>
      kind === wanted?.kind &&
      groupOf(apiVersion) === groupOf(wanted.apiVersion) &&
      namespace === wanted.metadata.namespace &&
      name === wanted.metadata.name,
  );
}

/** What a workload serves, in one text. Empty if the workload names neither images nor a model. */
function contentOf(workload: Manifest | undefined): string {
  return [...new Set(servedContents(workload?.object.spec))].join(' + ');
}
