import type { Strategy } from '../environments/environment.ts';
import type { SettledEntry } from '../mesh/mesh.ts';
import { meshByConditionKey } from '../mesh/meshes.ts';
import { type Data, type DataMap, isMap } from '../values/data.ts';
import type { Version } from './release.ts';

/**
 * Writes the conditions of candidates so that every implementation of the mesh chooses the same rule.
 *
 * @param lists the conditions of each candidate, in the form of the strategy
 * @returns the conditions of each candidate with the index of what each was made of, and the condition of the primary's rule
 */
export function settleConditions(
  lists: readonly (readonly Data[])[],
  match: NonNullable<Strategy['match']>,
): { readonly lists: readonly (readonly SettledEntry[])[]; readonly others: DataMap | null } {
  const maps = lists.map((list) => list.map((entry) => (isMap(entry) ? entry : {})));
  const settle = meshByConditionKey(match.key)?.conditions.settleOrder;
  return settle
    ? settle(maps)
    : { lists: maps.map((list) => list.map((entry, from) => ({ entry, from }))), others: null };
}

/** Gives all versions the conditions of their rules. */
export function withRuleMatch([primary, ...candidates]: readonly Version[], { match }: Strategy): readonly Version[] {
  if (primary === undefined || match === null || meshByConditionKey(match.key) === undefined) {
    return primary === undefined ? [] : [primary, ...candidates];
  }
  const { lists, others } = settleConditions(
    candidates.map((candidate) => candidate.match ?? []),
    match,
  );
  return [
    { ...primary, ruleMatch: others && [others] },
    ...candidates.map((candidate, index) => ({
      ...candidate,
      ruleMatch: lists[index]?.map(({ entry }) => entry) ?? null,
    })),
  ];
}
