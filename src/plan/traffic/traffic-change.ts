import type { Summary } from '../../routing/simulate/summarize-outcome.ts';

/** Who answers such requests, and who gets copies of them. */
export type Answer = Pick<Summary, 'shares' | 'mirrors' | 'ended'>;

/** What becomes of the requests of one audience; null in a phase that has no route. */
export interface TrafficChange {
  /** What such requests have in common; empty for all that meet no conditions of a rule. */
  readonly conditions: readonly string[];
  readonly before: Answer | null;
  /** Until all pods are ready. */
  readonly during: Answer | null;
  readonly after: Answer | null;
}
