import type { Request } from '../../mesh/request.ts';
import type { Cors } from '../../mesh/route.ts';
import { compare } from './judge-condition.ts';

/**
 * Whether the proxy itself answers a request because it is a preflight request of CORS.
 * Source: CorsFilter::decodeHeaders and isOriginAllowed in source/extensions/filters/http/cors of envoyproxy/envoy
 */
export function isAnsweredPreflight(cors: Cors | null, { method, headers }: Request): boolean {
  const origin = headers.get('origin');
  if (cors === null || method !== 'OPTIONS' || !origin || !headers.get('access-control-request-method')) return false;
  return !cors.forwardsOthers || cors.origins.some((one) => compare(one, '*') || compare(one, origin));
}
