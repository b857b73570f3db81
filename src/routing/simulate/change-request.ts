import type { Request } from '../../mesh/request.ts';
import type { Entry, HeaderOperations, Rewrite } from '../../mesh/route.ts';
import { replaceAll } from './expressions.ts';
import { pathOnly } from './judge-condition.ts';

/**
 * The request as a rule sends it on. A rewrite of the host wins over a header Host.
 *
 * @param entry the entry that the request matched: a rewrite of a prefix replaces the prefix in this entry
 * @param operations in their order
 */
export function changeRequest(
  request: Request,
  entry: Entry,
  rewrites: readonly Rewrite[],
  operations: readonly HeaderOperations[],
): Request {
  const rewritten = rewrites.reduce((before, rewrite) => rewriteRequest(before, entry, rewrite), request);
  const headers = changeHeaders(rewritten.headers, operations);
  const inHeaders = operations.map(hostIn).findLast((host) => host !== undefined) ?? request.host;
  headers.delete('host');
  headers.delete(':authority');
  const isRewritten = rewrites.some(({ host }) => host !== null);
  return { ...rewritten, headers, host: isRewritten ? rewritten.host : inHeaders };
}

/** The host that operations give: `set` wins over `add`, and the host cannot be removed. */
function hostIn({ set, add }: HeaderOperations): string | undefined {
  return [...add, ...set].findLast(([name]) => name === 'host' || name === ':authority')?.[1];
}

/** Removes headers, then sets, then adds. Source: Envoy applies each set of operations in this order. */
export function changeHeaders(
  headers: ReadonlyMap<string, string>,
  operations: readonly HeaderOperations[],
): Map<string, string> {
  const changed = new Map(headers);
  for (const { remove, set, add } of operations) {
    for (const name of remove) changed.delete(name);
    for (const [name, text] of set) changed.set(name, text);
    for (const [name, text] of add) changed.set(name, changed.has(name) ? `${changed.get(name)},${text}` : text);
  }
  return changed;
}

/** The request with another path and host. */
export function rewriteRequest(request: Request, entry: Entry, { path, host }: Rewrite): Request {
  return {
    ...request,
    path: path === null ? request.path : rewritePath(request.path, entry, path),
    host: host ?? request.host,
  };
}

/** The query stays if the new path has none. */
function rewritePath(whole: string, entry: Entry, rewrite: NonNullable<Rewrite['path']>): string {
  const path = pathOnly(whole);
  const query = whole.slice(path.length);
  switch (rewrite.kind) {
    case 'whole':
      return rewrite.path.includes('?') ? rewrite.path : rewrite.path + query;
    case 'regex':
      return replaceAll(rewrite, path, rewrite.replacement) + query;
    case 'text-prefix':
      return rewrite.path + path.slice(textPrefix(entry, path).length) + query;
    case 'elements-prefix':
      return replaceElements(path, elementsPrefix(entry), rewrite.path) + query;
  }
}

/**
 * The text that a rewrite in a VirtualService replaces: the prefix in the condition, the whole path for any other comparison,
 * and the slash at the beginning without a condition, because Istio then gives Envoy the prefix `/`.
 */
function textPrefix(entry: Entry, path: string): string {
  const comparison = comparisonOfPath(entry);
  if (comparison === undefined) return '/';
  return comparison.kind === 'prefix' ? path.slice(0, comparison.text.length) : path;
}

function elementsPrefix(entry: Entry): string {
  const comparison = comparisonOfPath(entry);
  return comparison?.kind === 'elements' ? comparison.text.replace(/\/$/, '') : '';
}

/** Source: HTTPPathModifier.replacePrefixMatch of https://gateway-api.sigs.k8s.io/reference/spec/ */
function replaceElements(path: string, prefix: string, replacement: string): string {
  const replaced = replacement.replace(/\/$/, '') + path.slice(prefix.length);
  return replaced === '' ? '/' : replaced;
}

function comparisonOfPath({ conditions }: Entry) {
  return conditions.find(({ subject }) => subject.kind === 'path')?.comparison;
}
