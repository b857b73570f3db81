import { formatPercent } from '../../routing/summary/format-percent.ts';
import type { Answer, Plan, TrafficChange } from '../plan.ts';
import { keepsPods } from '../rollouts/plan-rollouts.ts';
import type { DescribedPlan, DescribedTraffic } from './described-plan.ts';

/**
 * Describes who answers in a later phase and, if that changes, who answers before. The requests that match no
 * condition come last, like the rule that takes them.
 */
export function describeTraffic(
  traffic: readonly TrafficChange[],
  phase: 'during' | 'after',
): readonly DescribedTraffic[] {
  const conditional = traffic.filter(({ conditions }) => conditions.length > 0);
  const others = traffic.filter(({ conditions }) => conditions.length === 0);
  return [...conditional, ...others].map((change) => {
    const [from, to] = [describeAnswer(change.before), describeAnswer(change[phase])];
    const changes = from !== to;
    return {
      audience: change.conditions.join(', ') || (conditional.length === 0 ? 'all requests' : 'all other requests'),
      change: changes ? `${from} → ${to}` : to,
      changes,
    };
  });
}

/**
 * Describes the traffic until all pods are ready. Null if no new pods start, or if the traffic does not change later.
 */
export function describeMeanwhile({ traffic, rollouts }: Plan): DescribedPlan['meanwhile'] {
  const waiting = rollouts.filter((rollout) => !keepsPods(rollout)).map(({ version }) => version);
  const isSettled = traffic.every(({ during, after }) => describeAnswer(during) === describeAnswer(after));
  if (waiting.length === 0 || isSettled) return null;
  const until = `until ${waiting.join(', ')} ${waiting.length === 1 ? 'is' : 'are'} ready`;
  return { until, traffic: describeTraffic(traffic, 'during') };
}

/** Who answers, in words: `30 % httpbin-0, 70 % httpbin-1, copies of 20 % to httpbin-2`. */
function describeAnswer(answer: Answer | null): string {
  if (answer === null) return 'no route';
  const parts = [
    ...answer.shares.map(({ version, share }) => `${formatPercent(share)} ${version}`),
    ...answer.ended.map(({ status, share }) =>
      status === null ? `${formatPercent(share)} not routed` : `${formatPercent(share)} get status ${status}`,
    ),
    ...answer.mirrors.map(({ version, percent }) => `copies of ${formatPercent(percent / 100)} to ${version}`),
  ];
  return parts.join(', ') || 'no version';
}
