import type { Manifest } from '../../manifests/manifest.ts';
import type { Release, Version } from '../../release/release.ts';
import { type DataMap, mapAt } from '../../values/data.ts';
import { compareData } from '../objects/compare-data.ts';
import { compareManifests } from '../objects/compare-manifests.ts';
import { findRefusals } from '../objects/find-refusals.ts';
import type { Rollout } from './rollout.ts';
import { servedContent } from './served-content.ts';

/**
 * What each version of a release does while it is applied over an earlier one.
 *
 * A Deployment that rolls keeps its condition Available, so that Iter8 keeps sending requests to it, and old pods answer
 * them (kubernetes.io/docs/concepts/workloads/controllers/deployment). Everything else, such as an InferenceService, is
 * not Ready until its new revision is, while the old one still answers (knative.dev/docs/serving/revisions).
 *
 * @param names what to call the versions, by index
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
      after: servedContent(found?.object.spec),
    };
  });
}

function rolloutOf(before: Manifest | undefined, after: Manifest | undefined): Pick<Rollout, 'state' | 'before'> {
  if (before === undefined || after === undefined) return { state: 'starting', before: null };
  const content = servedContent(before.object.spec);
  return { state: stateOf(before, after), before: content };
}

function stateOf(before: Manifest, after: Manifest): Rollout['state'] {
  if (findRefusals(compareManifests([before], [after])).length > 0) return 'refused';
  if (compareData(podsOf(before.object), podsOf(after.object)).length === 0) return 'running';
  return after.identity.kind === 'Deployment' ? stateOfDeployment(after.object) : 'replacing';
}

function stateOfDeployment(deployment: DataMap): 'rolling' | 'restarting' {
  const strategy = mapAt(mapAt(deployment, 'spec') ?? {}, 'strategy');
  return strategy?.type === 'Recreate' ? 'restarting' : 'rolling';
}

/** What makes pods start anew when it changes. */
function podsOf(workload: DataMap): DataMap | undefined {
  const specification = mapAt(workload, 'spec');
  return workload.kind === 'Deployment' ? mapAt(specification ?? {}, 'template') : specification;
}

/** The object of a version that runs something: the one that is no Service. */
function workload({ objects }: Version, manifests: readonly Manifest[]): Manifest | undefined {
  const wanted = objects.find(({ kind, apiVersion }) => !(kind === 'Service' && apiVersion === 'v1'));
  return manifests.find(
    ({ identity: { kind, namespace, name } }) =>
      kind === wanted?.kind && namespace === wanted.metadata.namespace && name === wanted.metadata.name,
  );
}
