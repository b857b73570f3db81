import type { Path } from '../diagnostics/diagnostic.ts';
import type { Identity } from '../manifests/manifest.ts';
import type { Summary } from '../routing/simulate/summarize-outcome.ts';
import type { Data } from '../values/data.ts';

/** What happens when the values of a release change. */
export interface Plan {
  readonly before: PlannedRelease;
  readonly after: PlannedRelease;
  /** First all requests, then those that a rule selects. Empty if neither release has a route. */
  readonly traffic: readonly TrafficChange[];
  readonly rollouts: readonly Rollout[];
  /** The versions that only the earlier release has. */
  readonly leaving: readonly string[];
  readonly regressions: readonly Regression[];
  readonly abandonedRoutes: readonly AbandonedRoute[];
  readonly objects: readonly ObjectChange[];
  readonly immutableFieldChanges: readonly ImmutableFieldChange[];
}

/** The facts of a release that a plan shows. */
export interface PlannedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly environment: string;
  readonly strategy: string;
  /** By the names that `traffic` uses. */
  readonly versions: readonly string[];
}

/** Which versions answer requests, and which get copies of them. */
export type Answer = Pick<Summary, 'shares' | 'mirrors' | 'ended'>;

/** Who answers the requests of one audience; null while there is no route. */
export interface TrafficChange {
  /** The conditions that match these requests. Empty for the requests that no condition of a rule matches. */
  readonly conditions: readonly string[];
  readonly before: Answer | null;
  /** Until all pods are ready. */
  readonly during: Answer | null;
  readonly after: Answer | null;
}

/** What happens to the pods of a version while the release is applied. */
export interface Rollout {
  /** The name of the version that `traffic` uses. It is unique. */
  readonly version: string;
  /**
   * - `running`: its pods stay.
   * - `refused`: its pods stay, because the API server refuses the change.
   * - `starting`: it has no pods yet.
   * - `rolling`: old pods serve until new ones are ready, and the version counts as available.
   * - `replacing`: its old revision serves until the new one is ready, but the version does not count as available.
   * - `restarting`: until new pods are ready nothing serves, and the version does not count as available.
   */
  readonly state: 'running' | 'refused' | 'starting' | 'rolling' | 'replacing' | 'restarting';
  /** What the version serves until the rollout is over: its images or its model. Null if it serves nothing. */
  readonly before: string | null;
  /** What it serves afterwards. */
  readonly after: string;
}

/** A version that, for a while, gives users worse answers than both the release before and the one after. */
export type Regression = RegressionPart &
  (
    | {
        /** More requests get the earlier version's content than before and than afterwards. */
        readonly kind: 'back-to-old';
        readonly content: string;
        readonly before: number;
        readonly after: number;
      }
    /** Requests go to a version without a ready pod. */
    | { readonly kind: 'nobody-ready' }
  );

interface RegressionPart {
  readonly conditions: readonly string[];
  /** The version that gets the requests. */
  readonly version: string;
  /** Its share of the requests, from 0 to 1. */
  readonly share: number;
}

/** A route that stays in the cluster although the new release no longer makes it. */
export interface AbandonedRoute {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** What happens to one object. */
export type ObjectChange =
  | { readonly kind: 'added'; readonly identity: Identity }
  | { readonly kind: 'removed'; readonly identity: Identity }
  | { readonly kind: 'changed'; readonly identity: Identity; readonly fields: readonly FieldChange[] };

/** What happens to one field; undefined on the side that does not have it. */
export interface FieldChange {
  /** A list item that has a name is a step by that name, any other item by its index. */
  readonly path: Path;
  readonly before: Data | undefined;
  readonly after: Data | undefined;
}

/** A change of an object that the API server refuses. */
export interface ImmutableFieldChange {
  readonly identity: Identity;
  /** The field that cannot change. */
  readonly field: Path;
}
