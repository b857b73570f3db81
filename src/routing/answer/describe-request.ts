import { insideMesh, shortHost } from '../../mesh/names.ts';
import type { Request } from '../../mesh/request.ts';
import type { Destination } from '../../mesh/route.ts';

/** A request in one line: `GET http://shop.test/ with traffic: test`. */
export function describeRequest(request: Request): string {
  const { method, scheme, host, path, headers } = request;
  const told = [...headers].map(([name, value]) => `${name}: ${value}`);
  return `${method} ${scheme}://${host}${path}${told.length === 0 ? '' : ` with ${told.join(', ')}`}`;
}

/** Where a request arrives: inside the mesh, or at a gateway. */
export function describePlace({ gateway }: Request): string {
  return gateway === insideMesh ? 'inside the mesh' : `at the gateway ${gateway}`;
}

/**
 * Where requests go: `shop-1.default:80`. If the route changes the host or path, the new one comes first:
 * `model-1.default/v2/infer through gateway.istio-system`.
 *
 * @param sent the request that the route sends
 * @param asked the request that the route received
 */
export function describeDestination({ host, subset, port }: Destination, sent: Request, asked: Request): string {
  const place = `${shortHost(host)}${subset === null ? '' : `/${subset}`}${port === null ? '' : `:${port}`}`;
  if (sent.host !== asked.host) return `${shortHost(sent.host)}${sent.path} through ${place}`;
  return sent.path === asked.path ? place : `${place}, path ${sent.path}`;
}

/** The status of the response; `not routed` if no route handles the request. */
export function formatStatus(status: number | null): string {
  return status === null ? 'not routed' : String(status);
}
