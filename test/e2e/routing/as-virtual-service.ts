import { at } from '../../at.ts';

type Item = { readonly [key: string]: unknown };

/**
 * An HTTPRoute as a VirtualService that treats requests alike, for what our templates use of it: conditions on headers,
 * and headers added to responses. A VirtualService is returned as it is. The rule with the most conditions comes first.
 * Source: the precedence of HTTPRouteRule.matches in https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function asVirtualService(route: unknown): unknown {
  const rules = at(route, 'spec', 'rules') as readonly Item[] | undefined;
  if (rules === undefined) return route;
  const count = (rule: Item) => ((at(rule, 'matches', 0, 'headers') ?? []) as readonly unknown[]).length;
  const sorted = rules.toSorted((one, other) => count(other) - count(one));
  return { spec: { hosts: at(route, 'spec', 'hostnames'), http: sorted.map(asRule) } };
}

function asRule({ matches, backendRefs }: Item): Item {
  const route = (backendRefs as readonly Item[]).map(({ name, weight = 1, filters = [] }) => ({
    destination: { host: name },
    weight,
    headers: { response: { add: Object.fromEntries((filters as readonly Item[]).flatMap(addedHeaders)) } },
  }));
  return { route, ...(matches === undefined ? {} : { match: (matches as readonly Item[]).map(asMatch) }) };
}

function asMatch({ headers }: Item): Item {
  const entries = (headers as readonly Item[]).map(({ type, name, value }) => {
    return [name, type === 'RegularExpression' ? { regex: value } : { exact: value }];
  });
  return { headers: Object.fromEntries(entries) };
}

function addedHeaders(filter: Item): readonly (readonly [unknown, unknown])[] {
  const added = (at(filter, 'responseHeaderModifier', 'add') ?? []) as readonly Item[];
  return added.map(({ name, value }) => [name, value]);
}
