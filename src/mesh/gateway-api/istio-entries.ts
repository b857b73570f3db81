import { coversHost, intersectHosts } from '../intersect-hosts.ts';
import { type KnownGateway, type Listener, matchesHost, plainHost } from '../listener.ts';
import { gatewayInFull } from '../names.ts';
import { type Candidate, compareClaims, compareRanks, entriesOf } from '../order.ts';
import type { Request } from '../request.ts';
import type { Route } from '../route.ts';

const anyHost = '*';

/**
 * The entries that Istio tries for a request at a gateway, in its order. Istio makes one virtual host for each host of the
 * routes at a port, and Envoy tries only the rules of the most specific virtual host that matches. The virtual hosts of all
 * listeners for HTTP at a port lie side by side; each listener for HTTPS has its own.
 * Sources: buildGatewayHTTPRouteConfig in pilot/pkg/networking/core/gateway.go and hostnameAllowedByIsolation in
 * pilot/pkg/config/kube/gateway/conversion.go of istio.io/istio
 *
 * @param entrance the listener where the request enters; null if the listeners are not known
 */
export function entriesInIstio(
  routes: readonly Route[],
  request: Request,
  entrance: Listener | null,
): readonly Candidate[] {
  const host = plainHost(request.host);
  const found = routes.flatMap((route) => {
    const [best] = hostsOf(route, request, entrance)
      .filter((name) => name === anyHost || matchesHost(name, host))
      .toSorted((one, other) => precisionOf(other) - precisionOf(one));
    return best === undefined ? [] : [{ route, precision: precisionOf(best) }];
  });
  const highest = Math.max(...found.map(({ precision }) => precision));
  return found
    .filter(({ precision }) => precision === highest)
    .map(({ route }) => route)
    .toSorted(compareClaims)
    .flatMap(entriesOf)
    .toSorted((one, other) => compareRanks(one.entry.rank, other.entry.rank));
}

/** The virtual hosts that a route has at the port of a request. */
function hostsOf(route: Route, request: Request, entrance: Listener | null): readonly string[] {
  const gateway = gatewayInFull(request.gateway, route.namespace);
  if (!route.gateways.includes(gateway)) return [];
  const known = route.knownGateways.find(({ name }) => name === gateway);
  if (known === undefined) return route.hosts.length === 0 ? [anyHost] : route.hosts;
  return [...known.takes].flatMap(([listener, take]) =>
    take.kind === 'hosts' && sharesHosts(listener, entrance) ? hostsAt(listener, route.hosts, known) : [],
  );
}

function sharesHosts(listener: Listener, entrance: Listener | null): boolean {
  if (listener === entrance) return true;
  return entrance?.scheme === 'http' && listener.scheme === 'http' && listener.port === entrance.port;
}

function hostsAt(listener: Listener, hosts: readonly string[], { listeners }: KnownGateway): readonly string[] {
  const own = hosts.length === 0 ? [anyHost] : hosts;
  return own.flatMap((host) => {
    if (listeners.some((other) => takesInstead(other, listener, host))) return [];
    const common = intersectHosts(listener.hostname, host === anyHost ? [] : [host]);
    return common?.length === 0 ? [anyHost] : (common ?? []);
  });
}

/** Whether another listener of the same object is for a host of a route, and more specific. */
function takesInstead(other: Listener, listener: Listener, host: string): boolean {
  const hostname = listener.hostname ?? '';
  if (other.hostname === null || other.hostname === hostname || other.set !== listener.set) return false;
  if (other.port !== listener.port || other.scheme !== listener.scheme) return false;
  if (hostname !== '' && !hostname.startsWith('*')) return false;
  return other.hostname.length >= hostname.length && coversHost(other.hostname, host);
}

/** Exact hosts come first, then longer wildcards. */
function precisionOf(host: string): number {
  return host.startsWith('*') ? host.length : Number.POSITIVE_INFINITY;
}
