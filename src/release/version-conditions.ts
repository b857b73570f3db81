import type { Path } from '../diagnostics/diagnostic.ts';
import type { Strategy } from '../environments/environment.ts';
import type { EntryProblem } from '../mesh/mesh.ts';
import { meshByConditionKey, meshes } from '../mesh/meshes.ts';
import { translateConditions } from '../mesh/translate-conditions.ts';
import { type Data, type DataMap, isMap } from '../values/data.ts';

/** The conditions of a candidate, in the form of its environment. */
export interface VersionConditions {
  readonly conditions: readonly Data[];
  /** Where they stand in the version, e.g. `['match']`; null where the environment's default stands for them. */
  readonly path: Path | null;
  /** What could not be translated, with paths in the version. */
  readonly problems: readonly EntryProblem[];
}

/** The conditions that a version gives under the key of the environment or, to be translated, under that of another mesh. */
export function versionConditions(version: DataMap, match: NonNullable<Strategy['match']>): VersionConditions {
  const own = entriesOf(version[match.key]);
  if (own.length > 0) return { conditions: own, path: [match.key], problems: [] };
  // An environment may have a key of its own, whose form nobody knows.
  const to = meshByConditionKey(match.key);
  const from = meshes.find((mesh) => mesh !== to && entriesOf(version[mesh.conditions.key]).length > 0);
  if (to === undefined || from === undefined) {
    return { conditions: match.default as readonly Data[], path: null, problems: [] };
  }
  const { key } = from.conditions;
  const { conditions, problems } = translateConditions(entriesOf(version[key]), from, to);
  return {
    conditions,
    path: [key],
    problems: problems.map((problem) => ({ ...problem, path: [key, ...problem.path] })),
  };
}

function entriesOf(given: Data | undefined): readonly Data[] {
  if (Array.isArray(given)) return given;
  return isMap(given) ? [given] : [];
}
