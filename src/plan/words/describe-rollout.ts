import type { Rollout } from '../rollouts/rollout.ts';

const meanings: { readonly [State in Rollout['state']]: string } = {
  running: 'stays as it is',
  refused: 'cannot be changed, so its pods stay as they are',
  starting: 'new: gets requests once its pods are ready',
  rolling: 'old pods answer until new ones are ready',
  replacing: 'gets no share until the new revision is ready; the old one answers what comes all the same',
  restarting: 'old pods end before new ones start: gets no share until these are ready',
};

/** What happens to a version, in words. */
export function describeRollout({ state }: Rollout): string {
  return meanings[state];
}

/** What a version serves, before and after: `httpbin:1 → httpbin:2`. */
export function describeContent({ before, after }: Rollout): string {
  return before === null || before === after ? after : `${before || '?'} → ${after || '?'}`;
}
