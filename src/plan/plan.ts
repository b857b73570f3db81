import type { Refusal } from './objects/find-refusals.ts';
import type { ObjectChange } from './objects/object-change.ts';
import type { Rollout } from './rollouts/rollout.ts';
import type { Leftover } from './traffic/find-leftovers.ts';
import type { Setback } from './traffic/find-setbacks.ts';
import type { TrafficChange } from './traffic/traffic-change.ts';

/** What happens when the values of a release change. */
export interface Plan {
  readonly before: PlannedRelease;
  readonly after: PlannedRelease;
  /** Everyone first, then the audiences that rules make out. Empty where neither side has a route. */
  readonly traffic: readonly TrafficChange[];
  readonly rollouts: readonly Rollout[];
  /** Versions of the earlier release alone. */
  readonly leaving: readonly string[];
  readonly setbacks: readonly Setback[];
  readonly leftovers: readonly Leftover[];
  readonly objects: readonly ObjectChange[];
  readonly refusals: readonly Refusal[];
}

/** What a release is, in short. */
export interface PlannedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly environment: string;
  readonly strategy: string;
  /** As the traffic calls them. */
  readonly versions: readonly string[];
}
