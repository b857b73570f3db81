import type { Path } from '../diagnostics/diagnostic.ts';
import type { Strategy } from '../environments/environment.ts';
import type { EntryProblem } from '../mesh/mesh.ts';
import { meshByConditionKey, meshes } from '../mesh/meshes.ts';
import { translateConditions } from '../mesh/translate-conditions.ts';
import { type Data, type DataMap, isMap } from '../values/data.ts';

/** The conditions of a candidate, in the form of its environment. */
export interface VersionConditions {
  readonly conditions: readonly Data[];
  /** Their path in the version, such as `['match']`; null for the environment's default. */
  readonly path: Path | null;
  /** The problems of translating, with paths in the version. */
  readonly problems: readonly EntryProblem[];
}

/** Reads the conditions of a version: under the environment's key, or under the key of another mesh, to be translated. */
export function versionConditions(version: DataMap, match: NonNullable<Strategy['match']>): VersionConditions {
  const own = entriesOf(version[match.key]);
  if (own.length > 0) return { conditions: own, path: [match.key], problems: [] };
  // An environment may have its own key, with an unknown form.
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
