import { insideMesh, serviceHost } from './names.ts';
import type { Route } from './route.ts';

/** A request as a proxy sees it, with what it knows about the client. */
export interface Request {
  readonly method: string;
  readonly scheme: string;
  /** The Host header, with the port if the client sent one. */
  readonly host: string;
  /** With the query, as the client sent it. */
  readonly path: string;
  /** By name in lower case. A header that is sent several times is one text, joined by commas, as in Envoy. */
  readonly headers: ReadonlyMap<string, string>;
  /** Where the request arrives: `mesh` is the sidecar of the client; a gateway is `name` or `namespace/name`. */
  readonly gateway: string;
  /** The port that the client calls. */
  readonly port: number;
  readonly source: Source;
}

/** The pod whose proxy handles the request: the client, if it is a workload of the mesh, or the pod of the gateway. */
export interface Source {
  /** Null if it is not known; then the client may be in the namespace of the route. */
  readonly namespace: string | null;
  readonly labels: ReadonlyMap<string, string>;
}

/** The default port of the scheme `http` or `https`. */
export function standardPort(scheme: string): number {
  return scheme === 'https' ? 443 : 80;
}

/** The host of a copy of a request. Envoy marks copies by their host. */
export function shadowHost(host: string): string {
  return host.replace(/(:\d+)?$/, '-shadow$1');
}

/** A plain request that reaches a route, from inside the mesh if the route applies there. */
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
