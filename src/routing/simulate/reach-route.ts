import { type Entrance, type KnownGateway, type Listener, plainHost } from '../../mesh/listener.ts';
import { gatewayInFull, insideMesh, serviceNames } from '../../mesh/names.ts';
import { compareRanks, type ReachedRoute } from '../../mesh/order.ts';
import type { Request } from '../../mesh/request.ts';
import type { Route } from '../../mesh/route.ts';
import { namesServiceAt, takeAtGateway, takeInsideMesh } from './take-host.ts';

/** Whether a request reaches a route, before any rule. */
export type Reach =
  | ({ readonly kind: 'reached' } & Omit<ReachedRoute, 'route'>)
  /** The reason is a sentence that begins with the route. */
  | { readonly kind: 'missed'; readonly reason: string };

/** Finds where a request enters a gateway with these listeners. */
export type FindEntrance = (listeners: readonly Listener[]) => Entrance;

/**
 * Whether a route accepts a request, by its gateway and host.
 * Sources: VirtualService.hosts and .gateways of https://istio.io/latest/docs/reference/config/networking/virtual-service/,
 * HTTPRouteSpec.hostnames of https://gateway-api.sigs.k8s.io/reference/spec/, and for a Service as parent
 * https://gateway-api.sigs.k8s.io/geps/gep-1294/
 */
export function reachRoute(route: Route, request: Request, findEntrance: FindEntrance): Reach {
  const gateway = gatewayInFull(request.gateway, route.namespace);
  if (!route.gateways.includes(gateway)) {
    const where = gateway === insideMesh ? 'inside the mesh' : `at the gateway ${gateway}`;
    return { kind: 'missed', reason: `does not apply ${where}; its gateways are ${listed(route.gateways, 'none')}` };
  }
  const { namespace } = request.source;
  if (namespace !== null && route.visibleIn?.includes(namespace) === false) {
    return { kind: 'missed', reason: `is not visible in the namespace ${namespace}` };
  }
  const host = plainHost(request.host);
  if (gateway === insideMesh && route.services.length > 0) return reachService(route, host, request);
  const known = knownAt(route, gateway);
  return known === undefined
    ? reachHosts(route, route.hosts, gateway, request)
    : reachListener(route, known, findEntrance(known.listeners), request);
}

/** A gateway as a route sees it; undefined if its listeners are not known. */
export function knownAt({ knownGateways }: Route, gateway: string): KnownGateway | undefined {
  return knownGateways.find(({ name }) => name === gateway);
}

/** A request reaches the routes of its listener alone, as far as the route and the listener have hosts in common. */
function reachListener(
  route: Route,
  { name: gateway, takes }: KnownGateway,
  entrance: Entrance,
  request: Request,
): Reach {
  if (entrance.kind === 'none') return { kind: 'missed', reason: `gets only what listeners of ${gateway} take` };
  const { listener } = entrance;
  const take = takes.get(listener) ?? { kind: 'nothing', reason: 'the route does not name it' };
  if (take.kind === 'hosts') return reachHosts(route, take.hosts, gateway, request);
  return { kind: 'missed', reason: `gets no requests of the listener ${listener.name}: ${take.reason}` };
}

function reachHosts(route: Route, hosts: readonly string[], gateway: string, request: Request): Reach {
  if (hosts.length === 0 && route.anyHost) return { kind: 'reached', rank: [0, 0], namesService: false };
  const host = plainHost(request.host);
  const isInside = gateway === insideMesh;
  const call = { ...route, host, port: request.port, client: request.source.namespace };
  const taken = hosts
    .flatMap((name) => (isInside ? takeInsideMesh(name, call) : takeAtGateway(name, host)))
    .toSorted((one, other) => compareRanks(one.rank, other.rank));
  const [best] = taken;
  if (best === undefined)
    return { kind: 'missed', reason: `does not take the host ${host}; its hosts are ${listed(hosts, 'none')}` };
  if (!isInside || request.port === 80 || hosts.some((name) => namesServiceAt(name, call))) {
    return { kind: 'reached', rank: best.rank, namesService: taken.some(({ namesService }) => namesService) };
  }
  const reason = `takes the host ${host} at port 80 only, because no host of the route is a Service at port ${request.port}`;
  return { kind: 'missed', reason };
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
    const isForClient = reached.some(({ namespace }) => namespace !== route.namespace);
    return { kind: 'reached', rank: [isForClient ? 1 : 0], namesService: true };
  }
  const services = route.services.map(({ name, namespace, port }) => {
    const place = `the Service ${name}.${namespace}${port === null ? '' : ` at port ${port}`}`;
    return namespace === route.namespace ? place : `${place} from clients in ${route.namespace}`;
  });
  const reason = `does not take requests to ${host} at port ${request.port}; it takes those to ${services.join(' and ')}`;
  return { kind: 'missed', reason };
}

function listed(names: readonly string[], none: string): string {
  return names.length === 0 ? none : names.join(', ');
}
