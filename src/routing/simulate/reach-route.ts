import { fullServiceHost, gatewayInFull, insideMesh, serviceNames, serviceOf } from '../../mesh/names.ts';
import { compareRanks } from '../../mesh/order.ts';
import type { Request } from '../../mesh/request.ts';
import type { Route } from '../../mesh/route.ts';

/** Whether a request reaches a route, before any rule. */
export type Reach =
  /** `rank` tells how precisely the route names the host. The first number that differs decides; higher is better. */
  | { readonly kind: 'reached'; readonly rank: readonly number[] }
  /** The reason is a sentence that begins with the route. */
  | { readonly kind: 'missed'; readonly reason: string };

/**
 * Whether a route accepts a request, by its gateway and host.
 * Sources: VirtualService.hosts and .gateways of https://istio.io/latest/docs/reference/config/networking/virtual-service/,
 * HTTPRouteSpec.hostnames of https://gateway-api.sigs.k8s.io/reference/spec/, and for a Service as parent
 * https://gateway-api.sigs.k8s.io/geps/gep-1294/
 */
export function reachRoute(route: Route, request: Request): Reach {
  const gateway = gatewayInFull(request.gateway, route.namespace);
  if (!route.gateways.includes(gateway)) {
    const where = gateway === insideMesh ? 'inside the mesh' : `at the gateway ${gateway}`;
    return { kind: 'missed', reason: `does not apply ${where}; its gateways are ${listed(route.gateways, 'none')}` };
  }
  const host = withoutPort(request.host).toLowerCase();
  if (gateway === insideMesh && route.services.length > 0) return reachService(route, host, request);
  if (route.hosts.length === 0 && route.anyHost) return { kind: 'reached', rank: [0, 0] };
  const names = route.hosts.map((name) => ({
    name,
    taken: takesHost(name, host, gateway, request.source.namespace, route),
  }));
  const ranks = names
    .filter(({ taken }) => taken)
    .map(({ name }) => [name.startsWith('*') ? 0 : name.length, name.length]);
  const best = ranks.toSorted(compareRanks)[0];
  return best === undefined
    ? { kind: 'missed', reason: `does not take the host ${host}; its hosts are ${listed(route.hosts, 'none')}` }
    : { kind: 'reached', rank: best };
}

/**
 * Inside the mesh a route that is attached to a Service accepts the requests to this Service, for any host. A route in another
 * namespace accepts only the requests of clients in that namespace, and it wins over the routes in the namespace of the Service.
 */
function reachService(route: Route, host: string, request: Request): Reach {
  const client = request.source.namespace;
  const reached = route.services.filter(
    ({ name, namespace, port }) =>
      serviceNames(name, namespace, client).includes(host) &&
      (port === null || port === request.port) &&
      (namespace === route.namespace || client === null || client === route.namespace),
  );
  if (reached.length > 0) {
    return { kind: 'reached', rank: [reached.some(({ namespace }) => namespace !== route.namespace) ? 1 : 0] };
  }
  const services = route.services.map(({ name, namespace, port }) => {
    const place = `the Service ${name}.${namespace}${port === null ? '' : ` at port ${port}`}`;
    return namespace === route.namespace ? place : `${place} from clients in ${route.namespace}`;
  });
  const reason = `does not take requests to ${host} at port ${request.port}; it takes those to ${services.join(' and ')}`;
  return { kind: 'missed', reason };
}

/**
 * Inside the mesh, the full host of a Service also stands for its shorter names, and for itself with a dot at its end. A wildcard
 * stands for all names of each Service whose full host it matches.
 * Sources: separateVSHostsAndServices in pilot/pkg/networking/core/route/route.go and GenerateAltVirtualHosts in
 * pilot/pkg/networking/core/httproute.go of istio.io/istio
 */
function takesHost(name: string, host: string, gateway: string, client: string | null, { namespace }: Route): boolean {
  const isInside = gateway === insideMesh;
  if (name.startsWith('*')) {
    const full = isInside ? fullServiceHost(host, client ?? namespace) : null;
    return matchesWildcard(name, host) || (full !== null && matchesWildcard(name, full));
  }
  const service = isInside ? serviceOf(name) : null;
  if (service === null) return name === host;
  return host === `${name}.` || serviceNames(service.name, service.namespace, client).includes(host);
}

function matchesWildcard(wildcard: string, host: string): boolean {
  return host.endsWith(wildcard.slice(1)) && host.length >= wildcard.length;
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function listed(names: readonly string[], none: string): string {
  return names.length === 0 ? none : names.join(', ');
}
