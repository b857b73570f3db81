import type { Answer, Regression, Rollout, TrafficChange } from '../plan.ts';
import { keepsPods } from '../rollouts/plan-rollouts.ts';

/** What each version serves, by version name. */
type Contents = ReadonlyMap<string, string>;

/** Smaller differences are rounding errors: sums of fractions are not exact. */
const tolerance = 1e-6;

/**
 * Finds what gets worse for users until all pods are ready. A promotion is easily overlooked: the primary gets the
 * candidate's image and all requests at once, and at first its old pods answer them.
 *
 * @param contentsBefore what each version of the earlier release serves
 */
export function findRegressions(
  traffic: readonly TrafficChange[],
  rollouts: readonly Rollout[],
  contentsBefore: Contents,
): readonly Regression[] {
  const contents = {
    before: contentsBefore,
    during: new Map(rollouts.map(({ version, before }) => [version, before ?? ''])),
    after: new Map(rollouts.map(({ version, after }) => [version, after])),
  };
  const found = traffic.flatMap((change) =>
    (change.during?.shares ?? []).flatMap(({ version, share }): readonly Regression[] => {
      const { conditions } = change;
      const rollout = rollouts.find((one) => one.version === version);
      if (rollout?.state === 'starting' || rollout?.state === 'restarting') {
        return [{ kind: 'nobody-ready', conditions, version, share }];
      }
      // Without a route before, clients called the Service of a version, and the plan cannot know which.
      if (change.before === null || (rollout !== undefined && keepsPods(rollout))) return [];
      const content = contents.during.get(version) ?? '';
      const shareIn = (phase: keyof typeof contents) => shareOfContent(change[phase], contents[phase], content);
      const [before, now, after] = [shareIn('before'), shareIn('during'), shareIn('after')];
      if (content === '' || now < before + tolerance || now < after + tolerance) return [];
      return [{ kind: 'back-to-old', conditions, version, share: now, content, before, after }];
    }),
  );
  return found.filter((regression, index) => found.findIndex((other) => covers(other, regression)) === index);
}

/** Whether the first regression already says what the second one says: it concerns at least the same share. */
function covers(one: Regression, other: Regression): boolean {
  return one.kind === other.kind && one.version === other.version && one.share >= other.share;
}

function shareOfContent(answer: Answer | null, contents: Contents, content: string): number {
  const shares = (answer?.shares ?? []).filter(({ version }) => contents.get(version) === content);
  return shares.reduce((sum, { share }) => sum + share, 0);
}
