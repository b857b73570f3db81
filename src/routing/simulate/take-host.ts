import { matchesHost } from '../../mesh/listener.ts';
import { fullServiceHost, serviceNames, serviceOf } from '../../mesh/names.ts';
import type { ReachedRoute } from '../../mesh/order.ts';
import type { Route } from '../../mesh/route.ts';

/** How a host of a route takes the host of a request; empty if it does not. */
type Taken = readonly Omit<ReachedRoute, 'route'>[];

/** At a gateway a host stands for itself, and a wildcard for every host with its end. */
export function takeAtGateway(name: string, host: string): Taken {
  if (isWildcard(name)) return matchesHost(name, host) ? [{ rank: [0, name.length], namesService: false }] : [];
  return name === host ? [{ rank: [1, 0], namesService: false }] : [];
}

/**
 * Inside the mesh, the full host of a Service also stands for its shorter names, and for itself with a dot at its end. A wildcard
 * stands for all names of each Service whose full host it matches.
 * Sources: separateVSHostsAndServices in pilot/pkg/networking/core/route/route.go and GenerateAltVirtualHosts in
 * pilot/pkg/networking/core/httproute.go of istio.io/istio
 *
 * @param client the namespace of the client; null if it is not known
 */
export function takeInsideMesh(name: string, host: string, { namespace }: Route, client: string | null): Taken {
  if (isWildcard(name)) {
    const full = fullServiceHost(host, client ?? namespace);
    if (full !== null && matchesHost(name, full)) return [{ rank: [0, name.length], namesService: true }];
    return namesServicesAlone(name) ? [] : takeAtGateway(name, host);
  }
  const service = serviceOf(name);
  if (service === null) return takeAtGateway(name, host);
  const { name: own, namespace: its } = service;
  const isTaken = host === `${name}.` || serviceNames(own, its, client).includes(host);
  return isTaken ? [{ rank: [1, 0], namesService: true }] : [];
}

/** Whether a host is the full name of a Service, or a wildcard that can stand for one. */
export function canNameService(host: string): boolean {
  return isWildcard(host) ? host.endsWith('.local') : serviceOf(host) !== null;
}

/** A wildcard that matches a Service stands for nothing else, such as the host of a Service that does not exist. */
function namesServicesAlone(wildcard: string): boolean {
  return wildcard.endsWith('.svc.cluster.local');
}

function isWildcard(host: string): boolean {
  return host.startsWith('*');
}
