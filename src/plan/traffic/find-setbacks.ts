import { keepsPods } from '../rollouts/keeps-pods.ts';
import type { Rollout } from '../rollouts/rollout.ts';
import type { Answer, TrafficChange } from './traffic-change.ts';

/** What users meet for a while that neither the release before nor the one after means for them. */
export type Setback = SetbackPart &
  (
    | {
        /** More of them meet what an earlier version serves than before and than afterwards. */
        readonly kind: 'back-to-old';
        readonly content: string;
        readonly before: number;
        readonly after: number;
      }
    /** They are sent to a version of which no pod is ready. */
    | { readonly kind: 'nobody-ready' }
  );

interface SetbackPart {
  readonly conditions: readonly string[];
  /** The version that they are sent to. */
  readonly version: string;
  /** What part of the requests, from 0 to 1. */
  readonly share: number;
}

/** What a version serves, by its name. */
export type Contents = ReadonlyMap<string, string>;

/** Parts smaller than this are none: sums of fractions are not exact. */
const least = 1e-6;

/**
 * Finds what a change does to users until all pods are ready. The case that is easily overlooked is a promotion: the
 * primary gets the candidate's image and all requests at once, and answers them with its old pods at first.
 *
 * @param contentsBefore what each version of the earlier release serves
 */
export function findSetbacks(
  traffic: readonly TrafficChange[],
  rollouts: readonly Rollout[],
  contentsBefore: Contents,
): readonly Setback[] {
  const during = new Map(rollouts.map(({ version, before }) => [version, before ?? '']));
  const contentsAfter = new Map(rollouts.map(({ version, after }) => [version, after]));
  const found = traffic.flatMap(({ conditions, ...answers }): readonly Setback[] =>
    (answers.during?.shares ?? []).flatMap(({ version, share }): readonly Setback[] => {
      const rollout = rollouts.find((one) => one.version === version);
      const state = rollout?.state;
      if (state === 'starting' || state === 'restarting') return [{ kind: 'nobody-ready', conditions, version, share }];
      const content = during.get(version) ?? '';
      const part = (answer: Answer | null, contents: Contents) => partOf(answer, contents, content);
      const [before, now, after] = [
        part(answers.before, contentsBefore),
        part(answers.during, during),
        part(answers.after, contentsAfter),
      ];
      // Without a route before, clients have called the Service of a version, and nobody knows of which.
      if (answers.before === null) return [];
      if (rollout !== undefined && keepsPods(rollout)) return [];
      if (content === '' || now < before + least || now < after + least) return [];
      return [{ kind: 'back-to-old', conditions, version, share: now, content, before, after }];
    }),
  );
  return found.filter((setback, index) => found.findIndex((other) => isAsBad(other, setback)) === index);
}

/** What everyone meets need not be said of a part of them once more. */
function isAsBad(one: Setback, other: Setback): boolean {
  return one.kind === other.kind && one.version === other.version && one.share >= other.share;
}

function partOf(answer: Answer | null, contents: Contents, content: string): number {
  const parts = (answer?.shares ?? []).filter(({ version }) => contents.get(version) === content);
  return parts.reduce((sum, { share }) => sum + share, 0);
}
