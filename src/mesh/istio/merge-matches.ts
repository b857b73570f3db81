import { type Data, type DataMap, isMap } from '../../values/data.ts';

const parts = ['uri', 'scheme', 'method', 'authority'] as const;
const named = ['headers', 'withoutHeaders', 'queryParams'] as const;

/**
 * Merges the entries of `match` of a rule with those of a rule of its delegate: each pair of entries that do not contradict
 * each other becomes one entry.
 * Source: mergeHTTPMatchRequests in pilot/pkg/model/virtualservice.go of istio.io/istio
 *
 * @param roots the entries of the rule that delegates, with the full names of gateways
 * @returns null if an entry of the delegate contradicts all entries of the rule: Istio drops the rule of the delegate then
 */
export function mergeMatches(roots: readonly DataMap[], subs: readonly DataMap[]): readonly DataMap[] | null {
  if (roots.length === 0) return subs;
  if (subs.length === 0) return roots;
  const merged = subs.map((sub) =>
    roots.filter((root) => !contradicts(root, sub)).map((root) => mergeEntries(root, sub)),
  );
  return merged.some((entries) => entries.length === 0) ? null : merged.flat();
}

/** The conditions of the delegate replace those of the rule on the same subject, which they only narrow. */
function mergeEntries(root: DataMap, sub: DataMap): DataMap {
  const given = Object.entries(sub).filter(([, data]) => !isEmpty(data));
  const maps = [...named, 'sourceLabels'].filter((key) => isMap(root[key]) || isMap(sub[key]));
  return {
    ...root,
    ...Object.fromEntries(given),
    ...Object.fromEntries(maps.map((key) => [key, { ...mapOf(root[key]), ...mapOf(sub[key]) }])),
  };
}

function contradicts(root: DataMap, sub: DataMap): boolean {
  return (
    parts.some((part) => isNoPart(root[part], sub[part])) ||
    named.some((key) =>
      Object.entries(mapOf(sub[key])).some(([name, match]) => isNoPart(mapOf(root[key])[name], match)),
    ) ||
    (root.ignoreUriCase === true) !== (sub.ignoreUriCase === true) ||
    differs(root.port, sub.port) ||
    (!isEmpty(root.sourceNamespace) && root.sourceNamespace !== sub.sourceNamespace) ||
    Object.entries(mapOf(sub.sourceLabels)).some(([name, text]) => differs(mapOf(root.sourceLabels)[name], text)) ||
    leaves(root.gateways, sub.gateways)
  );
}

/**
 * Whether the comparison of the delegate may match texts that the one of the rule does not match. Istio takes it for
 * granted if one of them is a regular expression.
 * Source: stringMatchConflict in pilot/pkg/model/virtualservice.go of istio.io/istio
 */
function isNoPart(root: Data | undefined, sub: Data | undefined): boolean {
  if (!isMap(root) || !isMap(sub)) return false;
  const [one, other] = [comparisonOf(root), comparisonOf(sub)];
  if (one.kind === 'regex' || other.kind === 'regex') return true;
  if (one.kind === 'exact') return other.kind !== 'exact' || other.text !== one.text;
  if (one.kind === 'prefix') return other.kind === 'none' || !other.text.startsWith(one.text);
  return true;
}

function comparisonOf(match: DataMap): { readonly kind: 'exact' | 'prefix' | 'regex' | 'none'; readonly text: string } {
  for (const kind of ['exact', 'prefix', 'regex'] as const) {
    const text = match[kind];
    if (typeof text === 'string' && text !== '') return { kind, text };
  }
  return { kind: 'none', text: '' };
}

/** Whether both are given and differ. */
function differs(root: Data | undefined, sub: Data | undefined): boolean {
  return !isEmpty(root) && !isEmpty(sub) && root !== sub;
}

function leaves(root: Data | undefined, sub: Data | undefined): boolean {
  if (!Array.isArray(root) || !Array.isArray(sub) || root.length === 0) return false;
  return sub.length > root.length || sub.some((gateway) => !root.includes(gateway));
}

/** Absent for Istio. */
function isEmpty(data: Data | undefined): boolean {
  return data === undefined || data === null || data === '' || data === 0 || (Array.isArray(data) && data.length === 0);
}

function mapOf(data: Data | undefined): DataMap {
  return isMap(data) ? data : {};
}
