import { type Data, type DataMap, isMap } from '../values/data.ts';
import { accepted, wholeOf } from './field.ts';
import type { EntryProblem, Mesh } from './mesh.ts';

/**
 * Translates a list of conditions into the form of another mesh, entry by entry. The same requests match the result.
 *
 * @param entries conditions that the schema accepts
 * @returns one condition for each entry, and the parts that the other form cannot express; their paths begin with the index
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
  // The namespace of gateways does not matter here.
  const { conditions } = from.conditions.read(wholeOf(given, accepted), '');
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
  return { entry, problems: told };
}
