import { escapeRegex } from '../../mesh/condition.ts';
import { type DataMap, mapAt, mapsAt, textAt } from '../../values/data.ts';
import { ignoredHeaders } from './ignored-headers.ts';
import type { TranslatedCondition, TranslationProblem } from './translated-condition.ts';

/**
 * Says in Istio's words what an HTTPRouteMatch of the Gateway API says.
 * Source: HTTPRouteMatch of https://gateway-api.sigs.k8s.io/reference/spec/
 *
 * A regular expression stays as it is: what it may be is left to the implementation, and Istio's takes the same.
 */
export function toIstio(entry: DataMap): TranslatedCondition {
  const uri = uriOf(mapAt(entry, 'path') ?? {});
  const method = textAt(entry, 'method');
  const { headers, problems } = headersOf(mapsAt(entry, 'headers'));
  const queryParams = textsOf(mapsAt(entry, 'queryParams'), (name) => name);
  const condition = {
    ...(uri === undefined ? {} : { uri }),
    ...(method === undefined ? {} : { method: { exact: method } }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(Object.keys(queryParams).length === 0 ? {} : { queryParams }),
  };
  return { condition, problems };
}

/** Every path begins with "/", so that the prefix of that name is no condition. */
function uriOf(path: DataMap): DataMap | undefined {
  const value = typeof path.value === 'string' ? path.value : '/';
  const type = textAt(path, 'type') ?? 'PathPrefix';
  if (type === 'Exact') return { exact: value };
  if (type === 'RegularExpression') return { regex: value };
  return value === '/' ? undefined : { regex: wholeElements(value) };
}

/** PathPrefix compares whole elements, and "/" at its end says nothing; Istio's prefix compares characters. */
function wholeElements(prefix: string): string {
  return `${escapeRegex(prefix.replace(/\/$/, ''))}(/.*)?`;
}

function headersOf(given: readonly DataMap[]): { readonly headers: DataMap; readonly problems: TranslationProblem[] } {
  const problems = given.flatMap((header, index): TranslationProblem[] => {
    const name = textAt(header, 'name')?.toLowerCase() ?? '';
    if (!ignoredHeaders.has(name)) return [];
    return [{ path: ['headers', index, 'name'], message: `Istio ignores conditions on a header named ${name}` }];
  });
  const usable = given.filter((header) => !ignoredHeaders.has(textAt(header, 'name')?.toLowerCase() ?? ''));
  return { headers: textsOf(usable, (name) => name.toLowerCase()), problems };
}

/** Of several conditions on one name only the first counts. */
function textsOf(given: readonly DataMap[], toName: (name: string) => string): DataMap {
  const texts = new Map<string, DataMap>();
  for (const item of given) {
    const name = toName(textAt(item, 'name') ?? '');
    const value = textAt(item, 'value') ?? '';
    const isRegex = textAt(item, 'type') === 'RegularExpression';
    if (!texts.has(name)) texts.set(name, isRegex ? { regex: value } : { exact: value });
  }
  return Object.fromEntries(texts);
}
