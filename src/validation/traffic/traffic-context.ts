import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Strategy } from '../../environments/environment.ts';
import type { Version } from '../../release/release.ts';
import type { CheckContext } from '../check-context.ts';

/** What the checks of traffic know. They check only versions without errors. */
export interface TrafficContext extends CheckContext {
  readonly strategy: Strategy;
  /** Whether weight and conditions of a version are correct. */
  readonly isSound: (version: Version) => boolean;
  /** Whether name and namespace of a version are correct. */
  readonly hasSoundName: (version: Version) => boolean;
  /** Whether the value at a path was wrong and `values` does not contain it. A check must not report it as missing. */
  readonly isTakenOut: (path: Path) => boolean;
  /** Whether the value at a path or a part of it was wrong, so that `values` contains it only in part. */
  readonly hadErrors: (path: Path) => boolean;
}
