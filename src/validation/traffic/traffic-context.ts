import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Strategy } from '../../environments/environment.ts';
import type { Version } from '../../release/release.ts';
import type { CheckContext } from '../check-context.ts';

/** What the traffic lint knows. It judges only versions that are described without mistakes. */
export interface TrafficContext extends CheckContext {
  readonly strategy: Strategy;
  /** Whether weight and conditions of a version are known for sure, because the schema found nothing wrong with it. */
  readonly isSound: (version: Version) => boolean;
  /** Whether name and namespace of a version are known for sure. */
  readonly hasSoundName: (version: Version) => boolean;
  /** Whether what stands at a path was wrong, so that `values` is without it: nobody may say that it is missing. */
  readonly isTakenOut: (path: Path) => boolean;
}
