import type { TextCondition } from '../../release/conditions/text-condition.ts';
import { type DataMap, mapAt, mapsAt, textAt } from '../../values/data.ts';
import { isMetByAll } from './is-met-by-all.ts';
import type { Conditions, MatchEntry } from './istio-match.ts';

/**
 * Reads one entry of `matches` into the form that conditions are compared in. A PathPrefix is a prefix that ends in "/";
 * that it also has the path without it only an Exact condition could tell, and those always come first.
 * Source: HTTPRouteMatch of https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function readRouteMatch(entry: DataMap): MatchEntry {
  const uri = pathOf(mapAt(entry, 'path') ?? {});
  const method = textAt(entry, 'method');
  return {
    parts: [
      ...(isMetByAll('uri', uri) ? [] : [['uri', uri] as const]),
      ...(method === undefined ? [] : [['method', { kind: 'exact', text: method }] as const]),
    ],
    ignoreUriCase: false,
    headers: conditionsOf(mapsAt(entry, 'headers'), (name) => name.toLowerCase()),
    withoutHeaders: [],
    queryParams: conditionsOf(mapsAt(entry, 'queryParams'), (name) => name),
    exactly: [],
    gateways: null,
  };
}

function pathOf(path: DataMap): TextCondition {
  const text = textAt(path, 'value') ?? '/';
  const type = textAt(path, 'type') ?? 'PathPrefix';
  if (type === 'Exact') return { kind: 'exact', text };
  if (type === 'RegularExpression') return { kind: 'regex', text };
  return { kind: 'prefix', text: text.replace(/\/?$/, '/') };
}

/** Of several conditions on one name only the first counts. */
function conditionsOf(given: readonly DataMap[], toName: (name: string) => string): Conditions {
  const conditions = new Map<string, TextCondition>();
  for (const item of given) {
    const name = toName(textAt(item, 'name') ?? '');
    if (!conditions.has(name)) conditions.set(name, valueConditionOf(item));
  }
  return [...conditions];
}

function valueConditionOf(item: DataMap): TextCondition {
  const text = textAt(item, 'value') ?? '';
  if (textAt(item, 'type') !== 'RegularExpression') return { kind: 'exact', text };
  return ['.*', '^.*$'].includes(text) ? { kind: 'present' } : { kind: 'regex', text };
}
