import { formatPercent } from '../../routing/summary/format-percent.ts';
import type { Answer, Plan, TrafficChange } from '../plan.ts';
import { keepsPods } from '../rollouts/plan-rollouts.ts';
import type { DescribedPlan, DescribedTraffic } from './described-plan.ts';

/** Describes how the answer to one audience changes from before to a later phase. */
export function describeTraffic({ conditions, before }: TrafficChange, later: Answer | null): DescribedTraffic {
  const [from, to] = [describeAnswer(before), describeAnswer(later)];
  const changes = from !== to;
  return { audience: describeAudience(conditions), change: changes ? `${from} → ${to}` : to, changes };
}

/** Describes the traffic until all pods are ready. Null if nobody has to wait, or if it is the traffic of afterwards. */
export function describeMeanwhile({ traffic, rollouts }: Plan): DescribedPlan['meanwhile'] {
  const waiting = rollouts.filter((rollout) => !keepsPods(rollout)).map(({ version }) => version);
  const isSettled = traffic.every(({ during, after }) => describeAnswer(during) === describeAnswer(after));
  if (waiting.length === 0 || isSettled) return null;
  const until = `until ${waiting.join(', ')} ${waiting.length === 1 ? 'is' : 'are'} ready`;
  return { until, traffic: traffic.map((change) => describeTraffic(change, change.during)) };
}

/** Who answers, in words: `30 % httpbin-0, 70 % httpbin-1, copies of 20 % to httpbin-2`. */
function describeAnswer(answer: Answer | null): string {
  if (answer === null) return 'no route';
  const parts = [
    ...answer.shares.map(({ version, share }) => `${formatPercent(share)} ${version}`),
    ...answer.ended.map(({ status, share }) =>
      status === null
        ? `${formatPercent(share)} untouched by the route`
        : `${formatPercent(share)} get status ${status}`,
    ),
    ...answer.mirrors.map(({ version, percent }) => `copies of ${formatPercent(percent / 100)} to ${version}`),
  ];
  return parts.join(', ') || 'nobody';
}

/** An audience in words: `everyone`, or the conditions that its requests meet. */
export function describeAudience(conditions: readonly string[]): string {
  return conditions.join(', ') || 'everyone';
}
