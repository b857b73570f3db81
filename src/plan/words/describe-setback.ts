import { formatPercent } from '../../routing/summary/format-percent.ts';
import type { Setback } from '../traffic/find-setbacks.ts';
import { describeAudience } from './describe-audience.ts';
import type { DescribedWarning } from './described-plan.ts';

/** Says what a setback is to users, and how to do without it. */
export function describeSetback(setback: Setback): DescribedWarning {
  const { version, share, conditions } = setback;
  const who = `${formatPercent(share)} of ${conditions.length === 0 ? 'all requests' : `the requests with ${describeAudience(conditions)}`}`;
  if (setback.kind === 'nobody-ready') {
    return {
      message: `until the pods of ${version} are ready, ${who} go to ${version} all the same and fail: no other version can take them`,
      hint: 'keep a version that runs in the release until the new one is ready',
    };
  }
  const { content, before, after } = setback;
  return {
    message:
      `until the new pods of ${version} are ready, ${who} meet ${content}; ` +
      `now ${formatPercent(before)} do, and afterwards ${formatPercent(after)}`,
    hint: `first give ${version} its new content and leave the other versions with their weights; take them out once it is ready`,
  };
}
