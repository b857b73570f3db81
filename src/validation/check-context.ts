import type { Environment } from '../environments/environment.ts';
import type { Release } from '../release/release.ts';
import type { DataMap } from '../values/data.ts';

/** What the checks of a release know. */
export interface CheckContext {
  readonly release: Release;
  readonly environment: Environment;
  /** The values that the release is derived from, without the parts that have errors. */
  readonly values: DataMap;
}
