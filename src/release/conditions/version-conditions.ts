import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Strategy } from '../../environments/environment.ts';
import { type Data, type DataMap, isMap } from '../../values/data.ts';
import type { ConditionKey } from './condition-key.ts';
import { translateConditions } from './translate-conditions.ts';
import type { TranslationProblem } from './translated-condition.ts';

/** The conditions of a candidate, in the form of its environment. */
export interface VersionConditions {
  readonly conditions: readonly Data[];
  /** Where they stand in the version, e.g. `['match']`; null where the environment's default stands for them. */
  readonly path: Path | null;
  /** What could not be translated, with paths in the version. */
  readonly problems: readonly TranslationProblem[];
}

/** The conditions that a version gives under the key of the environment or, to be translated, under the other one. */
export function versionConditions(version: DataMap, match: NonNullable<Strategy['match']>): VersionConditions {
  const own = entriesOf(version[match.key]);
  if (own.length > 0) return { conditions: own, path: [match.key], problems: [] };
  const other = otherKey(match.key);
  const foreign = other === undefined ? [] : entriesOf(version[other]);
  if (other === undefined || foreign.length === 0)
    return { conditions: match.default as readonly Data[], path: null, problems: [] };
  const { conditions, problems } = translateConditions(foreign, match.key as ConditionKey);
  return {
    conditions,
    path: [other],
    problems: problems.map((problem) => ({ ...problem, path: [other, ...problem.path] })),
  };
}

function entriesOf(given: Data | undefined): readonly Data[] {
  if (Array.isArray(given)) return given;
  return isMap(given) ? [given] : [];
}

/** An environment may have a key of its own, whose form nobody knows. */
function otherKey(key: string): ConditionKey | undefined {
  if (key === 'match') return 'matches';
  return key === 'matches' ? 'match' : undefined;
}
