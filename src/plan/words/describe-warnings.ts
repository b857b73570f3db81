import { formatPath } from '../../diagnostics/format-path.ts';
import { formatPercent } from '../../routing/summary/format-percent.ts';
import type { AbandonedRoute, ImmutableFieldChange, Regression } from '../plan.ts';
import { describeAudience } from './describe-traffic.ts';
import type { DescribedWarning } from './described-plan.ts';

/** Says what users get in the meantime, and how to avoid it. */
export function describeRegression(regression: Regression): DescribedWarning {
  const { version, share, conditions } = regression;
  const who = `${formatPercent(share)} of ${conditions.length === 0 ? 'all requests' : `the requests with ${describeAudience(conditions)}`}`;
  if (regression.kind === 'nobody-ready') {
    return {
      message: `until the pods of ${version} are ready, ${who} go to ${version} all the same and fail: no other version can take them`,
      hint: 'keep a version that runs in the release until the new one is ready',
    };
  }
  const { content, before, after } = regression;
  return {
    message:
      `until the new pods of ${version} are ready, ${who} meet ${content}; ` +
      `now ${formatPercent(before)} do, and afterwards ${formatPercent(after)}`,
    hint: `first give ${version} its new content and leave the other versions with their weights; take them out once it is ready`,
  };
}

/** Says which change the API server refuses, and how to reach it in another way. */
export function describeImmutableFieldChange({
  identity: { kind, name, namespace },
  field,
}: ImmutableFieldChange): DescribedWarning {
  return {
    message: `${kind} ${name} in ${namespace} is there already, and the API server refuses another ${formatPath(field)}`,
    hint: `keep it as it is, or bring a version with another name first and take this one out; to do without it meanwhile: kubectl delete ${kind.toLowerCase()} ${name} -n ${namespace}`,
  };
}

/** Says that the route keeps working, and how to remove it. */
export function describeAbandonedRoute({ kind, name, namespace }: AbandonedRoute): DescribedWarning {
  return {
    message: `${kind} ${name} in ${namespace} is no longer made, but the Iter8 controller does not remove it: it goes on routing requests`,
    hint: `once the new versions are ready, delete it: kubectl delete ${kind.toLowerCase()} ${name} -n ${namespace}`,
  };
}
