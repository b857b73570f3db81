import { formatPath } from '../../diagnostics/format-path.ts';
import { formatPercent } from '../../routing/summary/format-percent.ts';
import type { AbandonedRoute, ImmutableFieldChange, Regression } from '../plan.ts';
import type { DescribedWarning } from './described-plan.ts';

/** Says what users get in the meantime, and how to avoid it. */
export function describeRegression(regression: Regression): DescribedWarning {
  const { version, share, conditions } = regression;
  const requests = conditions.length === 0 ? 'requests' : `requests with ${conditions.join(', ')}`;
  const part = share >= 1 ? `all ${requests}` : `${formatPercent(share)} of all ${requests}`;
  if (regression.kind === 'nobody-ready') {
    return {
      message: `until the pods of ${version} are ready, ${part} go to ${version} and fail, because no other version is available`,
      hint: 'keep a running version in the release until the new version is ready',
    };
  }
  const { content, before, after } = regression;
  return {
    message:
      `until the new pods of ${version} are ready, ${content} answers ${part} ` +
      `(now ${formatPercent(before)}, afterwards ${formatPercent(after)})`,
    hint: `first change only the image or model of ${version}, and keep all other versions and weights; make the other changes once ${version} is ready`,
  };
}

/** Says which change the API server will reject, and what to do instead. */
export function describeImmutableFieldChange({
  identity: { kind, name, namespace },
  field,
}: ImmutableFieldChange): DescribedWarning {
  const path = formatPath(field);
  return {
    message: `the API server will reject the change of ${path} in ${kind} ${name} in ${namespace}: it cannot change after creation`,
    hint: `keep ${path} as it is, or replace this version by a version with another name; if downtime is acceptable, delete the object first: kubectl delete ${kind.toLowerCase()} ${name} -n ${namespace}`,
  };
}

/** Says that the route keeps working, and how to remove it. */
export function describeAbandonedRoute({ kind, name, namespace }: AbandonedRoute): DescribedWarning {
  return {
    message: `${kind} ${name} in ${namespace} keeps routing requests: the new release no longer has it, but the Iter8 controller does not remove it`,
    hint: `once the new versions are ready, delete it: kubectl delete ${kind.toLowerCase()} ${name} -n ${namespace}`,
  };
}
