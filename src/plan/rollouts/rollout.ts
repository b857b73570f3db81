/** How a version of a release gets from how it runs to how it shall run. */
export interface Rollout {
  /** The version as the traffic calls it, which is unique. */
  readonly version: string;
  /**
   * - `running`: its pods stay.
   * - `refused`: its pods stay, because the API server refuses what it shall become.
   * - `starting`: it runs nowhere yet.
   * - `rolling`: old pods serve until new ones are ready, and the version counts as available.
   * - `replacing`: its old revision serves until the new one is ready, and the version does not count as available.
   * - `restarting`: nothing serves, and the version does not count as available, until new pods are ready.
   */
  readonly state: 'running' | 'refused' | 'starting' | 'rolling' | 'replacing' | 'restarting';
  /** What the version serves until the rollout is over, and afterwards: its images or model; null for nothing. */
  readonly before: string | null;
  readonly after: string;
}
