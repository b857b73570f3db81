import { type Data, type DataMap, isMap } from '../../values/data.ts';
import type { ConditionKey } from './condition-key.ts';
import { toGatewayApi } from './to-gateway-api.ts';
import { toIstio } from './to-istio.ts';
import type { TranslationProblem } from './translated-condition.ts';

/** As many entries as a rule of an HTTPRoute takes. */
const mostEntries = 64;

/**
 * Says a list of conditions in the form of the other key, entry by entry: the same requests meet it.
 *
 * @param entries conditions that the schema accepts
 * @param to the key whose form is wanted; the entries have the other one
 * @returns as many conditions as entries, and what of them has no counterpart, with paths that begin with the index
 */
export function translateConditions(
  entries: readonly Data[],
  to: ConditionKey,
): { readonly conditions: readonly DataMap[]; readonly problems: readonly TranslationProblem[] } {
  const translate = to === 'match' ? toIstio : toGatewayApi;
  const translated = entries.map((entry) => translate(isMap(entry) ? entry : {}));
  const problems = translated.flatMap((each, index) =>
    each.problems.map((problem) => ({ ...problem, path: [index, ...problem.path] })),
  );
  const isTooLong = to === 'matches' && entries.length > mostEntries;
  const message = `the Gateway API takes at most ${mostEntries} entries; there are ${entries.length}`;
  return {
    conditions: translated.map(({ condition }) => condition),
    problems: isTooLong ? [{ path: [], message }, ...problems] : problems,
  };
}
