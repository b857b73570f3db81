import type { ApiServer } from '../../src/kubernetes/api/api-server.ts';

/** How many requests the API server has answered. */
export interface ServerRequests {
  /** Writes of routes. */
  readonly routes: number;
  /** Writes of ConfigMaps. */
  readonly status: number;
  readonly events: number;
  /** Reads of single objects and lists. Watches, Leases and what the API server asks itself do not count. */
  readonly reads: number;
}

const ownReads = new Set(['leases', 'endpoints', 'endpointslices', 'configmaps', 'namespaces', 'services']);

/**
 * Reads the counts from the metrics of the API server.
 *
 * @throws {Error} if no answer comes
 */
export async function countRequests(server: ApiServer): Promise<ServerRequests> {
  const { body } = await server.send({ method: 'GET', path: '/metrics', accept: 'text/plain' });
  const lines = body.split('\n').filter((line) => line.startsWith('apiserver_request_total{'));
  const counted = lines.map((line) => ({
    verb: /verb="(\w+)"/.exec(line)?.[1] ?? '',
    resource: /resource="([\w.]*)"/.exec(line)?.[1] ?? '',
    count: Number(line.slice(line.lastIndexOf(' ') + 1)),
  }));
  const sum = (fits: (verb: string, resource: string) => boolean) =>
    counted.reduce((total, { verb, resource, count }) => total + (fits(verb, resource) ? count : 0), 0);
  const writes = (resource: string) =>
    sum((verb, of) => of === resource && ['APPLY', 'PATCH', 'POST', 'PUT'].includes(verb));
  return {
    routes: writes('virtualservices'),
    status: writes('configmaps'),
    events: writes('events'),
    reads: sum((verb, of) => (verb === 'GET' || verb === 'LIST') && of !== '' && !ownReads.has(of)),
  };
}
