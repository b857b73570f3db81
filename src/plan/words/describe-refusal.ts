import { formatPath } from '../../diagnostics/format-path.ts';
import type { Refusal } from '../objects/find-refusals.ts';
import type { DescribedWarning } from './described-plan.ts';

/** Says what the API server refuses, and how to get there nevertheless. */
export function describeRefusal({ identity: { kind, name, namespace }, field }: Refusal): DescribedWarning {
  return {
    message: `${kind} ${name} in ${namespace} is there already, and the API server refuses another ${formatPath(field)}`,
    hint: `keep it as it is, or bring a version with another name first and take this one out; to do without it meanwhile: kubectl delete ${kind.toLowerCase()} ${name} -n ${namespace}`,
  };
}
