import { intersectHosts } from '../intersect-hosts.ts';
import type { KnownGateway, Take } from '../listener.ts';
import { insideMesh } from '../names.ts';
import type { Neighbours, ServerGatewayObject } from '../neighbours.ts';
import type { RouteSpec, Unseen } from '../route.ts';

/** What the Gateways beside a VirtualService tell about it. */
type Served = Pick<RouteSpec, 'knownGateways' | 'gatewayLabels' | 'unseen'>;

/**
 * The hosts that a VirtualService gets at its gateways: those that it has in common with the servers of a port. The labels of
 * a gateway's pods are at least those that its selector asks for.
 * Istio compares them as they are written, with capitals.
 * Source: buildGatewayHTTPRouteConfig in pilot/pkg/networking/core/gateway.go of istio.io/istio
 *
 * @param written the hosts of the VirtualService as they are written, those of Services in full
 * @param neighbours null if nobody looked for other objects
 */
export function serveHosts(
  written: readonly string[],
  gateways: readonly string[],
  namespace: string,
  neighbours: Neighbours | null,
): Served {
  const known: Neighbours['serverGateways'] = neighbours?.serverGateways ?? new Map();
  const found = gateways.flatMap((gateway) => {
    const object = known.get(gateway);
    return object === undefined ? [] : [{ gateway, object }];
  });
  const unknown = gateways.filter((gateway) => gateway !== insideMesh && !known.has(gateway));
  return {
    knownGateways: found.map(({ gateway, object }) => seenBy(gateway, object, written, namespace)),
    gatewayLabels: new Map(found.map(({ gateway, object }) => [gateway, object.labels])),
    unseen: [
      ...(neighbours === null ? [] : unknown.map((gateway) => ({ gateway, what: `the Gateway ${gateway}` }))),
      ...found.filter(({ object }) => object.redirectsToHttps).map(({ gateway }) => redirectOf(gateway)),
    ],
  };
}

function redirectOf(gateway: string): Unseen {
  return { gateway, what: `tls.httpsRedirect of the Gateway ${gateway}, which answers plain HTTP with status 301` };
}

function seenBy(
  name: string,
  { servers }: ServerGatewayObject,
  hosts: readonly string[],
  namespace: string,
): KnownGateway {
  const takes = servers.map(({ listener, hosts: open }) => {
    const own = open.filter((host) => host.namespace === null || host.namespace === namespace).map(({ host }) => host);
    const common = new Set(own.flatMap((host) => intersectHosts(host, hosts) ?? []).map(toLower));
    const take: Take =
      common.size === 0 ? { kind: 'nothing', reason: whyNone(own, hosts) } : { kind: 'hosts', hosts: [...common] };
    return [listener, take] as const;
  });
  return { name, listeners: servers.map(({ listener }) => listener), takes: new Map(takes) };
}

function whyNone(own: readonly (string | null)[], hosts: readonly string[]): string {
  const reason = 'its servers there have no host of the route';
  const lower = hosts.map(toLower);
  const onlyByCapitals = own.some((host) => intersectHosts(host === null ? null : toLower(host), lower) !== null);
  return onlyByCapitals ? `${reason}, because Istio compares them with their capitals` : reason;
}

function toLower(host: string): string {
  return host.toLowerCase();
}
