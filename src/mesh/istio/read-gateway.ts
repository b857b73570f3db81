import {
  at,
  type MapField,
  needMap,
  needText,
  readEntries,
  readMap,
  readMaps,
  readNumber,
  readText,
  readTexts,
} from '../field.ts';
import { groupOf } from '../names.ts';
import type { GatewayServer, Neighbour } from '../neighbours.ts';
import { identityOf } from '../read-core-object.ts';

/** Protocols whose requests have rules for HTTP. */
const schemes: { readonly [protocol: string]: string } = {
  HTTP: 'http',
  HTTP2: 'http',
  GRPC: 'http',
  'GRPC-WEB': 'http',
  HTTPS: 'https',
};

/**
 * Reads a Gateway of Istio; null for other kinds.
 * Source: https://istio.io/latest/docs/reference/config/networking/gateway/
 *
 * @param namespace of objects without one
 * @throws RouteProblem if a part that decides where requests go is missing
 */
export function readIstioNeighbour(object: MapField, namespace: string): Neighbour | null {
  if (groupOf(object.data.apiVersion) !== 'networking.istio.io' || object.data.kind !== 'Gateway') return null;
  const identity = identityOf(object, namespace);
  const spec = needMap(at(object, 'spec'));
  const labels = readEntries(at(spec, 'selector')).map(([label, field]) => [label, needText(field)] as const);
  const servers = readMaps(at(spec, 'servers')).map((server) => readServer(server, identity.namespace));
  return {
    kind: 'server-gateway',
    ...identity,
    servers: joinServers(`${identity.namespace}/${identity.name}`, servers),
    redirectsToHttps: servers.some(({ redirects }) => redirects),
    labels: new Map(labels),
  };
}

interface Server extends Pick<GatewayServer, 'hosts'> {
  readonly port: number;
  /** `http` or `https`; null for other protocols. */
  readonly scheme: string | null;
  /** Whether it sends clients that do not use TLS to HTTPS. */
  readonly redirects: boolean;
}

/** The servers of a port share their routes. */
function joinServers(gateway: string, servers: readonly Server[]): readonly GatewayServer[] {
  const places = new Map(servers.map(({ port, scheme }) => [`${port} ${scheme}`, { port, scheme }]));
  return [...places.values()].map(({ port, scheme }) => ({
    listener: { gateway, name: `at port ${port}`, set: null, port, scheme, hostname: null },
    hosts: servers.filter((server) => server.port === port && server.scheme === scheme).flatMap(({ hosts }) => hosts),
  }));
}

function readServer(server: MapField, own: string): Server {
  const port = needMap(at(server, 'port'));
  const protocol = needText(at(port, 'protocol')).toUpperCase();
  const tls = readMap(at(server, 'tls'));
  const passes = tls !== undefined && (readText(at(tls, 'mode')) ?? '').includes('PASSTHROUGH');
  return {
    port: readNumber(at(port, 'number'), 1, 65_535) ?? 0,
    redirects: tls !== undefined && at(tls, 'httpsRedirect').data === true,
    scheme: passes ? null : (schemes[protocol] ?? null),
    hosts: readTexts(at(server, 'hosts')).map((text) => readHost(text, own)),
  };
}

/** `prod/shop.test` takes routes of the namespace `prod` alone, `./shop.test` those of the gateway's own. */
function readHost(text: string, own: string): GatewayServer['hosts'][number] {
  const slash = text.indexOf('/');
  const namespace = slash === -1 ? '*' : text.slice(0, slash);
  const name = text.slice(slash + 1);
  return {
    namespace: namespace === '*' ? null : namespace === '.' ? own : namespace,
    host: name === '*' ? null : name,
  };
}
