import type { Rollout } from './rollout.ts';

/** Whether nothing happens to the pods of a version, so that there is nothing to wait for. */
export function keepsPods({ state }: Pick<Rollout, 'state'>): boolean {
  return state === 'running' || state === 'refused';
}
