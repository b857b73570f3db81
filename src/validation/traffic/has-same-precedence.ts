import type { MatchEntry } from './istio-match.ts';

/**
 * Whether the Gateway API gives neither of two conditions precedence, so that the one that stands first wins. It looks at
 * the path, whether there is a method, and the numbers of headers and of query parameters.
 * Source: HTTPRouteRule.matches of https://gateway-api.sigs.k8s.io/reference/spec/
 *
 * May say no of two prefixes of one length or two expressions: no request has both, or the implementation decides.
 */
export function hasSamePrecedence(one: MatchEntry, other: MatchEntry): boolean {
  return (
    pathOf(one) === pathOf(other) &&
    hasMethod(one) === hasMethod(other) &&
    one.headers.length === other.headers.length &&
    one.queryParams.length === other.queryParams.length
  );
}

function pathOf({ parts }: MatchEntry): string {
  return JSON.stringify(parts.find(([name]) => name === 'uri') ?? null);
}

function hasMethod({ parts }: MatchEntry): boolean {
  return parts.some(([name]) => name === 'method');
}
