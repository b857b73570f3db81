import { insideMesh, serviceHost } from '../../mesh/names.ts';
import type { Request } from '../../mesh/request.ts';
import type { Route } from '../../mesh/route.ts';

/** A request without anything special that comes to a route, from inside the mesh where the route applies there. */
export function plainRequest({ hosts, gateways, services }: Pick<Route, 'hosts' | 'gateways' | 'services'>): Request {
  const [service] = services;
  const [gateway = insideMesh] = gateways;
  const inMesh = service !== undefined || gateways.includes(insideMesh);
  return {
    method: 'GET',
    scheme: 'http',
    host:
      service === undefined ? (hosts[0] ?? 'any').replace(/^\*/, 'any') : serviceHost(service.name, service.namespace),
    path: '/',
    headers: new Map(),
    gateway: inMesh ? insideMesh : gateway,
    port: service?.port ?? 80,
    source: { namespace: null, labels: new Map() },
  };
}
