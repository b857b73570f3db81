import { mesh, type Request } from './request.ts';
import type { Route } from './route.ts';
import { serviceHost } from './service-host.ts';

/** A request without anything special that comes to a route, from inside the mesh where the route applies there. */
export function plainRequest({ hosts, gateways, services }: Pick<Route, 'hosts' | 'gateways' | 'services'>): Request {
  const [service] = services;
  const [gateway = mesh] = gateways;
  const inMesh = service !== undefined || gateways.includes(mesh);
  return {
    method: 'GET',
    scheme: 'http',
    host:
      service === undefined ? (hosts[0] ?? 'any').replace(/^\*/, 'any') : serviceHost(service.name, service.namespace),
    path: '/',
    headers: new Map(),
    gateway: inMesh ? mesh : gateway,
    port: service?.port ?? 80,
    source: { namespace: null, labels: new Map() },
  };
}
