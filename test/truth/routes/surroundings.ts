import type { PilotProxy, PilotService } from '../../e2e/cluster/pilot-dialogue.ts';

/** The namespace of all routes. */
export const home = 'default';

/** The Services, each at two ports. */
export const services: readonly PilotService[] = [
  ...['a', 'b', 'c', 'shop'].map((name) => [name, home] as const),
  ...['a', 'x'].map((name) => [name, 'other'] as const),
].map(([name, namespace]) => ({ host: `${name}.${namespace}.svc.cluster.local`, namespace, ports: [80, 8080] }));

/** The Services as the program reads them. */
export const serviceObjects = services.map(({ host, namespace, ports }, index) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: host.split('.')[0], namespace },
  spec: {
    clusterIP: `10.8.0.${index + 1}`,
    ports: ports.map((port) => ({ name: `http-${port}`, port, targetPort: port, protocol: 'TCP' })),
  },
}));

/** The gateways of Istio's API. Some servers take some hosts, or the hosts of some namespaces alone. */
export const gateways = (
  [
    ['gw', home, ['*/*'], ['./*.example.com', 'shop.example.com', 'default/*.com']],
    ['edge', 'infra', ['default/*', 'other/*'], ['www.example.com', './*', '*/a.default.svc.cluster.local']],
  ] as const
).map(([name, namespace, ...hostsOfPorts]) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name, namespace },
  spec: {
    selector: { gateway: name },
    servers: [80, 8080].map((number, index) => ({
      port: { number, name: `http-${number}`, protocol: 'HTTP' },
      hosts: hostsOfPorts[index],
    })),
  },
}));

/** Istio finds the proxies of a Gateway of the Gateway API by this label on a Service. */
const ofGateway = 'gateway.networking.k8s.io/gateway-name';

/** A Gateway of the Gateway API that takes every host at port 80, and what Istio makes for it. */
export const gatewayObjects = [
  {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'gw', namespace: home },
    spec: {
      gatewayClassName: 'istio',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } }],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'gw-istio', namespace: home, labels: { [ofGateway]: 'gw' } },
    spec: { clusterIP: '10.9.9.9', selector: { gateway: 'gw' }, ports: [{ name: 'http', port: 80, targetPort: 80 }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'gw-pod', namespace: home, labels: { gateway: 'gw', [ofGateway]: 'gw' } },
    spec: { containers: [] },
    status: {
      phase: 'Running',
      podIP: '9.9.9.8',
      podIPs: [{ ip: '9.9.9.8' }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  },
];

/**
 * Clients inside the mesh, and gateways by namespace and name. The pods of `default/gw` have no other labels than those that
 * its selector asks for, which the program reads.
 */
export const proxies: { readonly [name: string]: PilotProxy } = {
  web: { type: 'sidecar', namespace: home, labels: { app: 'web', team: 'qa' } },
  batch: { type: 'sidecar', namespace: 'other', labels: { app: 'batch' } },
  'default/gw': { type: 'router', namespace: home, labels: { gateway: 'gw' } },
  'infra/edge': { type: 'router', namespace: 'infra', labels: { gateway: 'edge', team: 'qa' } },
};

/** The same, where the gateway is the one of the Gateway API. */
export const kubeProxies: { readonly [name: string]: PilotProxy } = {
  ...proxies,
  'default/gw': { type: 'router', namespace: home, labels: { gateway: 'gw', [ofGateway]: 'gw' }, pod: 'gw-pod' },
};
