import { mesh, type Request } from '../../routing/simulate/request.ts';
import type { Route } from '../../routing/simulate/route.ts';

/** A request without anything special that comes to a route, from inside the mesh where the route applies there. */
export function plainRequest({ hosts, gateways, services }: Route): Request {
  const [service] = services;
  const [gateway = mesh] = gateways;
  const inMesh = service !== undefined || gateways.includes(mesh);
  return {
    method: 'GET',
    scheme: 'http',
    host:
      service === undefined
        ? (hosts[0] ?? 'any').replace(/^\*/, 'any')
        : `${service.name}.${service.namespace}.svc.cluster.local`,
    path: '/',
    headers: new Map(),
    gateway: inMesh ? mesh : gateway,
    port: service?.port ?? 80,
    source: { namespace: null, labels: new Map() },
  };
}
