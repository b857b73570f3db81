import type { Leftover } from '../traffic/find-leftovers.ts';
import type { DescribedWarning } from './described-plan.ts';

/** Says what a route that nobody makes any longer does, and how to end it. */
export function describeLeftover({ kind, name, namespace }: Leftover): DescribedWarning {
  return {
    message: `${kind} ${name} in ${namespace} is no longer made, but the Iter8 controller does not remove it: it goes on routing requests`,
    hint: `once the new versions are ready, delete it: kubectl delete ${kind.toLowerCase()} ${name} -n ${namespace}`,
  };
}
