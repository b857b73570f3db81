import { matchesHost } from '../../mesh/listener.ts';
import { fullServiceHost, serviceNames, serviceOf } from '../../mesh/names.ts';
import type { ReachedRoute } from '../../mesh/order.ts';
import type { Route } from '../../mesh/route.ts';

/** How a host of a route takes the host of a request; empty if it does not. */
type Taken = readonly Omit<ReachedRoute, 'route'>[];

/** What a client inside the mesh calls, and what the route knows of it. */
interface Call extends Pick<Route, 'namespace' | 'registry'> {
  readonly host: string;
  readonly port: number;
  /** The namespace of the client; null if it is not known. */
  readonly client: string | null;
}

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
 */
export function takeInsideMesh(name: string, call: Call): Taken {
  const { host, client } = call;
  if (isWildcard(name)) return takeByWildcard(name, call);
  const service = serviceOf(name);
  if (service === null || isListed(name, call) === false) return takeAtGateway(name, host);
  const names = serviceNames(service.name, service.namespace, client);
  return host === `${name}.` || names.includes(host) ? [{ rank: [1, 0], namesService: true }] : [];
}

function takeByWildcard(name: string, call: Call): Taken {
  const full = fullServiceHost(call.host, call.client ?? call.namespace);
  const listed = full === null ? false : (isListed(full, call) ?? call.registry.size === 0);
  if (full !== null && listed && matchesHost(name, full)) return [{ rank: [0, name.length], namesService: true }];
  // A Service has all its names for itself, and a wildcard that matches Services stands for nothing else.
  const isOther = !(listed && call.registry.size > 0) && !name.endsWith('.svc.cluster.local');
  return isOther ? takeAtGateway(name, call.host) : [];
}

/** Whether a host of a route is the name of a Service at the port of a call, or a wildcard that can stand for one. */
export function namesServiceAt(name: string, call: Call): boolean {
  if (!isWildcard(name)) return serviceOf(name) !== null && isListed(name, call) !== false;
  if (call.registry.size === 0) return name.endsWith('.local');
  return [...call.registry].some(([host, ports]) => matchesHost(name, host) && ports.includes(call.port));
}

/** Whether a Service has the port of a call; undefined if the Service is not known. */
function isListed(full: string, { registry, port }: Call): boolean | undefined {
  return registry.get(full)?.includes(port);
}

function isWildcard(host: string): boolean {
  return host.startsWith('*');
}
