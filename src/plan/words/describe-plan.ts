import type { Identity } from '../../manifests/manifest.ts';
import type { ObjectChange, Plan, PlannedRelease, Rollout } from '../plan.ts';
import { describeFieldChange } from './describe-field-change.ts';
import { describeMeanwhile, describeTraffic } from './describe-traffic.ts';
import { describeAbandonedRoute, describeImmutableFieldChange, describeRegression } from './describe-warnings.ts';
import type { DescribedObject, DescribedPlan } from './described-plan.ts';

/** Puts a plan into words. */
export function describePlan(plan: Plan): DescribedPlan {
  const { before, after, traffic, rollouts, leaving, regressions, abandonedRoutes, objects } = plan;
  return {
    title: describeReleaseChange(before, after),
    traffic: describeTraffic(traffic, 'after'),
    meanwhile: describeMeanwhile(plan),
    versions: [
      ...rollouts.map((rollout) => ({
        name: rollout.version,
        content: describeContent(rollout),
        what: describeRollout(rollout),
      })),
      ...leaving.map((name) => ({ name, content: '', what: 'removed from the release, and gets no more requests' })),
    ],
    warnings: [
      ...plan.immutableFieldChanges.map(describeImmutableFieldChange),
      ...regressions.map(describeRegression),
      ...abandonedRoutes.map(describeAbandonedRoute),
    ],
    objects: objects.map((change) => describeObject(change, after.namespace)),
    counts: describeCounts(objects),
  };
}

/** The release on one line: `httpbin in default: blue-green on deployment-istio, 1 version → 2 versions`. */
function describeReleaseChange(before: PlannedRelease, after: PlannedRelease): string {
  const describe = (read: (release: PlannedRelease) => string) =>
    read(before) === read(after) ? read(after) : `${read(before)} → ${read(after)}`;
  const place = describe(({ name, namespace }) => `${name} in ${namespace}`);
  const routing = describe(({ strategy, environment }) => `${strategy} on ${environment}`);
  return `${place}: ${routing}, ${describe(({ versions }) => count(versions.length))}`;
}

function count(versions: number): string {
  return versions === 1 ? '1 version' : `${versions} versions`;
}

const meanings: { readonly [State in Rollout['state']]: string } = {
  running: 'unchanged',
  refused: 'the API server will reject the change, so its pods stay',
  starting: 'starts its pods, and gets requests once they are ready',
  rolling: 'old pods answer until new pods are ready',
  replacing: 'gets no share until the new revision is ready; if requests still arrive, the old revision answers them',
  restarting: 'old pods stop before new pods start, so it gets no share until the new pods are ready',
};

/** What happens to the pods of a version, in words. */
function describeRollout({ state }: Rollout): string {
  return meanings[state];
}

/** What a version serves, before and after: `httpbin:1 → httpbin:2`. */
function describeContent({ before, after }: Rollout): string {
  return before === null || before === after ? after : `${before || '?'} → ${after || '?'}`;
}

function describeCounts(objects: readonly ObjectChange[]): string {
  const count = (kind: ObjectChange['kind']) => objects.filter((change) => change.kind === kind).length;
  const removed = count('removed');
  const advice = removed === 0 ? '' : ` (Helm deletes ${removed === 1 ? 'it' : 'them'}, iter8-release apply does not)`;
  return `${count('added')} added, ${count('changed')} changed, ${removed} removed${advice}`;
}

function describeObject(change: ObjectChange, namespace: string): DescribedObject {
  const fields = change.kind === 'changed' ? change.fields.map(describeFieldChange) : [];
  return { kind: change.kind, name: nameOf(change.identity, namespace), fields };
}

/** The name of an object, with its namespace if that is not the release's. */
function nameOf({ kind, name, namespace }: Identity, usual: string): string {
  return `${kind}/${name}${namespace === usual ? '' : ` in ${namespace}`}`;
}
