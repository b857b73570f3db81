import { type Data, type DataMap, isMap } from '../values/data.ts';
import { accepted, wholeOf } from './field.ts';
import type { EntryProblem, Mesh } from './mesh.ts';

/**
 * Writes a list of conditions in the form of another mesh, entry by entry: the same requests meet it.
 *
 * @param entries conditions that the schema accepts
 * @returns as many conditions as entries, and what of them has no counterpart, with paths that begin with the index
 */
export function translateConditions(
  entries: readonly Data[],
  from: Mesh,
  to: Mesh,
): { readonly conditions: readonly DataMap[]; readonly problems: readonly EntryProblem[] } {
  const translated = entries.map((entry) => translateEntry(isMap(entry) ? entry : {}, from, to));
  const problems = translated.flatMap((each, index) =>
    each.problems.map((problem) => ({ ...problem, path: [index, ...problem.path] })),
  );
  const { mostEntries } = to.conditions;
  const conditions = translated.map(({ entry }) => entry);
  if (mostEntries === null || entries.length <= mostEntries) return { conditions, problems };
  const message = `${to.name} takes at most ${mostEntries} entries; there are ${entries.length}`;
  return { conditions, problems: [{ path: [], message }, ...problems] };
}

function translateEntry(
  given: DataMap,
  from: Mesh,
  to: Mesh,
): { readonly entry: DataMap; readonly problems: readonly EntryProblem[] } {
  // Which namespace the gateways are in makes no difference to what can be written.
  const { conditions, ignored } = from.conditions.read(wholeOf(given, accepted), '');
  const { entry, problems } = to.conditions.write(conditions);
  const fields = new Set<string>();
  const told = problems.flatMap((problem): readonly EntryProblem[] => {
    const { message } = problem;
    if (message !== undefined) return [{ ...problem, message }];
    const field = String(problem.path[0]);
    if (fields.has(field)) return [];
    fields.add(field);
    return [{ path: [field], message: `only ${from.name} has conditions on ${field}` }];
  });
  return { entry, problems: [...told, ...ignored.map(({ path, message }) => ({ path, message }))] };
}
