import { formatPercent } from '../../routing/summary/format-percent.ts';
import type { Answer } from '../traffic/traffic-change.ts';

/** Who answers, in words: `30 % httpbin-0, 70 % httpbin-1, copies of 20 % to httpbin-2`. */
export function describeAnswer(answer: Answer | null): string {
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
