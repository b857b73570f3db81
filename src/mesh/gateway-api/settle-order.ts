import { type DataMap, isMap } from '../../values/data.ts';
import { escapeRegex } from '../condition.ts';
import type { SettledConditions, SettledEntry } from '../mesh.ts';

type Path = { readonly type: string; readonly value: string };

/** The path of the rule for all other requests. */
const everyPath: Path = { type: 'RegularExpression', value: '/.*' };

/**
 * Writes the conditions of all candidates so that the rule for all other requests comes last in every implementation.
 *
 * By the specification an exact path comes before a PathPrefix, and each implementation decides where a regular expression
 * stands: Istio compares it after every prefix, also after `/`, which is the path of a rule without one; Envoy Gateway before
 * every prefix. So if one path is a regular expression, all are, except exact ones. Implementations compare the longest
 * expression first. A PathPrefix becomes its exact path and an expression for the paths below it, so that the length of
 * expressions for prefixes follows the length of the prefixes.
 *
 * Sources: sortHTTPRoutes in pilot/pkg/config/kube/gateway/conversion.go of istio.io/istio, sort.go in internal/gatewayapi of
 * github.com/envoyproxy/gateway, and HTTPRouteRule.matches of https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function settleOrder(lists: readonly (readonly DataMap[])[]): SettledConditions {
  const given = lists.map((list) => list.map((entry, from): SettledEntry => ({ entry, from })));
  const joined = given.map(joinPrefixes);
  if (!joined.some((list) => list.some(({ entry }) => pathOf(entry).type === 'RegularExpression'))) {
    return { lists: joined, others: null };
  }
  return { lists: given.map((list) => list.flatMap(asExpressions)), others: { path: everyPath } };
}

/** An exact path and the expression for the paths below it are a PathPrefix, if the other conditions are the same. */
function joinPrefixes(list: readonly SettledEntry[]): readonly SettledEntry[] {
  const byText = new Map(list.map((item) => [textOf(item.entry, pathOf(item.entry)), item]));
  const joined = new Set<SettledEntry>();
  const prefixes = list.map((item) => {
    const { type, value } = pathOf(item.entry);
    const other = type === 'Exact' && !value.endsWith('/') ? byText.get(textOf(item.entry, below(value))) : undefined;
    if (other === undefined) return item;
    joined.add(other);
    return { ...item, entry: withPath(item.entry, { type: 'PathPrefix', value }) };
  });
  return prefixes.filter((item) => !joined.has(item));
}

/** The entry with another path, as a text to compare. */
function textOf(entry: DataMap, path: Path): string {
  return JSON.stringify(withPath(entry, path), (_, data) => (typeof data === 'bigint' ? String(data) : data));
}

function asExpressions({ entry, from }: SettledEntry): readonly SettledEntry[] {
  const { type, value } = pathOf(entry);
  const written = (path: Path) => ({ entry: withPath(entry, path), from });
  if (type === 'Exact') return [{ entry, from }];
  if (type === 'RegularExpression') {
    // A shorter expression than that of the last rule would come after it.
    return [value.length < everyPath.value.length ? written({ type, value: `(?:${value})` }) : { entry, from }];
  }
  const path = value.replace(/\/+$/, '');
  return path === '' ? [written(everyPath)] : [written({ type: 'Exact', value: path }), written(below(path))];
}

/** The paths below a path. */
function below(path: string): Path {
  return { type: 'RegularExpression', value: `^${escapeRegex(path)}/.*$` };
}

function withPath(entry: DataMap, path: Path): DataMap {
  const { path: _, ...others } = entry;
  return { path, ...others };
}

function pathOf({ path }: DataMap): Path {
  const { type = 'PathPrefix', value = '/' } = isMap(path) ? path : {};
  return { type: String(type), value: String(value) };
}
