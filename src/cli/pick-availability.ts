import { availabilitySets } from '../routing/make-routes.ts';
import type { RoutedVersion } from '../routing/routemap-content.ts';
import { selectVersions } from '../routing/routemap-versions.ts';
import { escapeControls } from '../terminal/escape-controls.ts';
import { commandError } from './refused.ts';

/** Options that choose sets of available versions. */
export interface AvailabilityOptions {
  readonly available?: readonly string[];
  readonly unavailable?: readonly string[];
  readonly all?: boolean;
}

/** Each further version doubles the sets. */
const mostForAllSets = 10;

/**
 * The sets of available versions that the options choose: for each version, whether it is available. Without an option
 * all versions are available.
 *
 * @throws Refused if a version does not exist, or there are too many sets
 */
export function pickAvailability(
  versions: readonly RoutedVersion[],
  options: AvailabilityOptions,
): readonly (readonly boolean[])[] {
  const { available = [], unavailable = [], all = false } = options;
  if (all && versions.length > mostForAllSets) {
    throw commandError(
      `--all: ${versions.length} versions have ${2 ** versions.length} sets; name some of them: --available 0,1`,
    );
  }
  if (all) return availabilitySets(versions.length);
  const sets = [
    ...available.map((list) => setOf(versions, '--available', list, true)),
    ...unavailable.map((list) => setOf(versions, '--unavailable', list, false)),
  ];
  return sets.length > 0 ? sets : [versions.map(() => true)];
}

function setOf(versions: readonly RoutedVersion[], flag: string, list: string, named: boolean): readonly boolean[] {
  const picked = selectVersions(versions, list);
  if (!picked.ok) throw commandError(escapeControls(`${flag} ${list}: ${picked.message}`));
  return versions.map((_, index) => picked.indexes.has(index) === named);
}
