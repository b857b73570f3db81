import { type DataMap, mapAt } from '../../values/data.ts';
import { conditionRegex } from './condition-regex.ts';
import { ignoredHeaders } from './ignored-headers.ts';
import { readValueCondition } from './read-value-condition.ts';
import type { TextCondition } from './text-condition.ts';
import type { TranslationProblem } from './translated-condition.ts';

/** Limits of the Gateway API, as schemas/gateway-api/ has them. */
const mostConditions = 16;
const longestName = 256;
const namePattern = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;

/** An HTTPHeaderMatch or HTTPQueryParamMatch. */
type Item = { readonly name: string; readonly type?: string; readonly value: string };

/**
 * Istio's conditions on headers or query parameters, by name, as the list that the Gateway API has.
 *
 * @param longest how long a value may be there
 */
export function namedConditions(
  entry: DataMap,
  field: 'headers' | 'queryParams',
  longest: number,
): { readonly items: readonly Item[]; readonly problems: readonly TranslationProblem[] } {
  const items: Item[] = [];
  const problems: TranslationProblem[] = [];
  const seen = new Set<string>();
  for (const [name, match] of Object.entries(mapAt(entry, field) ?? {})) {
    const item = itemOf(name, readValueCondition(match));
    const key = field === 'headers' ? name.toLowerCase() : name;
    const message = seen.has(key)
      ? 'the Gateway API takes one condition on a header, whose name is the same in any case'
      : trouble(field, item, longest);
    seen.add(key);
    if (message === undefined) items.push(item);
    else problems.push({ path: [field, name], message });
  }
  if (items.length <= mostConditions) return { items, problems };
  const message = `the Gateway API takes at most ${mostConditions} ${field}; there are ${items.length}`;
  return { items: [], problems: [...problems, { path: [field], message }] };
}

/** An empty value would be refused, and an expression for it is not. */
function itemOf(name: string, condition: TextCondition): Item {
  if (condition.kind === 'exact' && condition.text !== '') return { name, value: condition.text };
  return { name, type: 'RegularExpression', value: conditionRegex(condition) };
}

function trouble(field: 'headers' | 'queryParams', { name, value }: Item, longest: number): string | undefined {
  const what = field === 'headers' ? 'header' : 'query parameter';
  if (field === 'headers' && ignoredHeaders.has(name)) return `Istio ignores conditions on a header named ${name}`;
  if (!namePattern.test(name) || name.length > longestName)
    return `the Gateway API takes no ${what} named ${JSON.stringify(name)}`;
  const { length } = [...value];
  if (length <= longest) return undefined;
  return `the Gateway API takes a value of at most ${longest} characters; ${length} would be needed`;
}
