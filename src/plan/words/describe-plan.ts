import type { Identity } from '../../manifests/manifest.ts';
import type { ObjectChange } from '../objects/object-change.ts';
import type { Plan } from '../plan.ts';
import { keepsPods } from '../rollouts/keeps-pods.ts';
import type { Answer, TrafficChange } from '../traffic/traffic-change.ts';
import { describeAnswer } from './describe-answer.ts';
import { describeAudience } from './describe-audience.ts';
import { describeFieldChange } from './describe-field-change.ts';
import { describeLeftover } from './describe-leftover.ts';
import { describeRefusal } from './describe-refusal.ts';
import { describeReleaseChange } from './describe-release-change.ts';
import { describeContent, describeRollout } from './describe-rollout.ts';
import { describeSetback } from './describe-setback.ts';
import type { DescribedObject, DescribedPlan, DescribedTraffic } from './described-plan.ts';

/** Puts a plan into words. */
export function describePlan(plan: Plan): DescribedPlan {
  const { before, after, traffic, rollouts, leaving, setbacks, leftovers, objects, refusals } = plan;
  return {
    title: describeReleaseChange(before, after),
    traffic: traffic.map((change) => describeTraffic(change, change.after)),
    meanwhile: describeMeanwhile(plan),
    versions: [
      ...rollouts.map((rollout) => ({
        name: rollout.version,
        content: describeContent(rollout),
        what: describeRollout(rollout),
      })),
      ...leaving.map((name) => ({ name, content: '', what: 'leaves the release, and gets no more requests' })),
    ],
    warnings: [...refusals.map(describeRefusal), ...setbacks.map(describeSetback), ...leftovers.map(describeLeftover)],
    objects: objects.map((change) => describeObject(change, after.namespace)),
    counts: describeCounts(objects),
  };
}

function describeMeanwhile({ traffic, rollouts }: Plan): DescribedPlan['meanwhile'] {
  const waiting = rollouts.filter((rollout) => !keepsPods(rollout)).map(({ version }) => version);
  const isSettled = traffic.every(({ during, after }) => describeAnswer(during) === describeAnswer(after));
  if (waiting.length === 0 || isSettled) return null;
  const until = `until ${waiting.join(', ')} ${waiting.length === 1 ? 'is' : 'are'} ready`;
  return { until, traffic: traffic.map((change) => describeTraffic(change, change.during)) };
}

function describeTraffic({ conditions, before }: TrafficChange, later: Answer | null): DescribedTraffic {
  const [from, to] = [describeAnswer(before), describeAnswer(later)];
  const changes = from !== to;
  return { audience: describeAudience(conditions), change: changes ? `${from} → ${to}` : to, changes };
}

function describeCounts(objects: readonly ObjectChange[]): string {
  const count = (kind: ObjectChange['kind']) => objects.filter((change) => change.kind === kind).length;
  const removed = count('removed');
  const advice = removed === 0 ? '' : ` (Helm deletes ${removed === 1 ? 'it' : 'them'}, apply does not)`;
  return `${count('added')} added, ${count('changed')} changed, ${removed} removed${advice}`;
}

function describeObject(change: ObjectChange, namespace: string): DescribedObject {
  const fields = change.kind === 'changed' ? change.fields.map(describeFieldChange) : [];
  return { kind: change.kind, name: nameOf(change.identity, namespace), fields };
}

/** The namespace is said only where it is not the release's. */
function nameOf({ kind, name, namespace }: Identity, usual: string): string {
  return `${kind}/${name}${namespace === usual ? '' : ` in ${namespace}`}`;
}
