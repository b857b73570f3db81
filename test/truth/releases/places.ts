import { isAboutOrigin } from '../../../src/mesh/condition.ts';
import { insideMesh } from '../../../src/mesh/names.ts';
import type { Route } from '../../../src/mesh/route.ts';
import type { RequestSpec } from '../../../src/routing/answer/build-request.ts';
import { at } from '../../at.ts';
import type { KubernetesObject, PilotProxy } from '../../e2e/cluster/pilot-dialogue.ts';

/** A place where requests meet routes: as the oracle calls it, and as the program does. */
export interface Place {
  readonly proxy: string;
  /** The name of Envoy's route configuration. */
  readonly route: string;
  readonly spec: RequestSpec & { readonly port: number };
}

export type Proxies = { readonly [name: string]: PilotProxy };

/** A client in a namespace, one elsewhere, and some that meet conditions on the labels and namespace of clients. */
export function clientsOf(routes: readonly Route[], namespace: string): Proxies {
  const entries = routes.flatMap(({ rules }) => rules.flatMap((rule) => rule.entries));
  const special = entries.flatMap(({ conditions }): PilotProxy[] => {
    const exact = conditions
      .filter((condition) => isAboutOrigin(condition) && !['port', 'gateway'].includes(condition.subject.kind))
      .flatMap(({ subject, comparison }) => (comparison.kind === 'exact' ? [{ subject, text: comparison.text }] : []));
    if (exact.length === 0) return [];
    const labels = exact.flatMap(({ subject, text }) =>
      subject.kind === 'source-label' ? [[subject.name, text]] : [],
    );
    const home = exact.find(({ subject }) => subject.kind === 'source-namespace')?.text ?? namespace;
    return [{ type: 'sidecar', namespace: home, labels: Object.fromEntries(labels) }];
  });
  return {
    client: { type: 'sidecar', namespace, labels: { app: 'web' } },
    stranger: { type: 'sidecar', namespace: 'elsewhere', labels: {} },
    ...Object.fromEntries(special.slice(0, 3).map((proxy, index) => [`client ${index}`, proxy])),
  };
}

/** The proxy of a gateway, which may be one of Istio's API or of the Gateway API. */
export function gatewayProxy(gateway: string): PilotProxy {
  const [namespace = '', name = ''] = gateway.split('/');
  const labels = { 'gateway.networking.k8s.io/gateway-name': name };
  return { type: 'router', namespace, labels, pod: `${name}-pod` };
}

/**
 * The places of clients, at each port of the Service or ServiceEntry that leads to the routes, and those of gateways, at port
 * 80. The first place is a client in the namespace of the routes, if they apply inside the mesh.
 *
 * @param manifests the rendered objects
 */
export function placesOf(
  routes: readonly Route[],
  clients: Proxies,
  gateways: readonly string[],
  manifests: readonly KubernetesObject[],
): readonly Place[] {
  const attached = routes.flatMap(({ services }) => services.map(({ port }) => port ?? 80));
  const ports = attached.length > 0 ? new Set(attached) : new Set([80, ...entryPorts(manifests)]);
  const mesh = [...ports].flatMap((port) =>
    Object.entries(clients).map(([proxy, { namespace, labels = {} }]) => ({
      proxy,
      route: routeInMesh(routes, manifests, port),
      spec: { gateway: insideMesh, sourceNamespace: namespace, sourceLabels: Object.entries(labels), port },
    })),
  );
  const outside = gateways.map((gateway) => {
    const { namespace, labels = {} } = gatewayProxy(gateway);
    const source = { sourceNamespace: namespace, sourceLabels: Object.entries(labels) };
    return { proxy: gateway, route: 'http.80', spec: { gateway, ...source, port: 80 } };
  });
  const inside = routes.some((route) => route.gateways.includes(insideMesh));
  return inside ? [...mesh, ...outside] : [...outside, ...mesh];
}

function entryPorts(manifests: readonly KubernetesObject[]): readonly number[] {
  return manifests
    .filter(({ kind }) => kind === 'ServiceEntry')
    .flatMap((entry) =>
      (at(entry, 'spec', 'ports') as readonly { readonly number: number }[]).map(({ number }) => number),
    );
}

interface ServicePort {
  readonly port: number;
  readonly name?: string;
  readonly appProtocol?: string;
}

/** Istio has a route configuration for each port, and one for each port of a Service that does not say that it is HTTP. */
function routeInMesh(routes: readonly Route[], manifests: readonly KubernetesObject[], port: number): string {
  const [parent] = routes.flatMap((route) => route.services);
  if (parent === undefined) return String(port);
  const service = manifests.find(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.name === parent.name && metadata.namespace === parent.namespace,
  );
  const ports = (at(service, 'spec', 'ports') ?? []) as readonly ServicePort[];
  const own = ports.find((one) => one.port === port);
  return own === undefined || /^http/.test(own.appProtocol ?? own.name ?? '')
    ? String(port)
    : `${parent.name}.${parent.namespace}.svc.cluster.local:${port}`;
}
