import type { KnownVersion } from '../../routing/simulate/name-version.ts';
import type { RouteSummary } from '../../routing/summary/summarize-route.ts';

/** A time during which the routes stay as they are. */
export interface Phase {
  readonly routes: readonly RouteSummary[];
  /** Versions that the routes do not name themselves. */
  readonly known: readonly KnownVersion[];
}
