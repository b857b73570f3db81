import { insideMesh } from '../../../src/mesh/names.ts';
import type { Route } from '../../../src/mesh/route.ts';
import { at } from '../../at.ts';
import type { KubernetesObject, PilotCase } from '../../e2e/cluster/pilot-dialogue.ts';
import { withDefaults } from '../crd-defaults.ts';
import { clientsOf, gatewayProxy, type Place, placesOf } from './places.ts';

/** The cluster around the routes of a release. */
export interface Surroundings {
  readonly parts: Pick<PilotCase, 'objects' | 'kube' | 'proxies' | 'follow'>;
  /** The first is a client in the namespace of the release, or the first gateway. */
  readonly places: readonly Place[];
}

/** The gateway of Knative inside the cluster, and the Service that leads to it. */
const knative = { gateway: 'knative-serving/knative-local-gateway', service: 'knative-local-gateway' };

/**
 * A cluster with the Services of a release exactly as they are rendered, its routes, a proxy for each of its gateways, and clients
 * in its namespace and elsewhere. As in every cluster with Istio, an ingress gateway has a Service at port 80.
 */
export function surroundingsOf(
  manifests: readonly KubernetesObject[],
  objects: readonly KubernetesObject[],
  routes: readonly Route[],
  namespace: string,
): Surroundings {
  const istio = [...objects, ...manifests].filter(({ apiVersion }) => apiVersion.startsWith('networking.istio.io/'));
  const gatewayApi = objects.filter((object) => !istio.includes(object));
  const gateways = [...new Set([...routes.flatMap((route) => route.gateways), knative.gateway])].filter(
    (gateway) => gateway !== insideMesh,
  );
  const ofKubernetes = manifests.filter(({ kind, apiVersion }) =>
    kind === 'Service' ? apiVersion === 'v1' : kind === 'ReferenceGrant',
  );
  const kube = [
    ...ofKubernetes,
    service('istio-ingressgateway', 'istio-system', [80]),
    service(knative.service, 'istio-system', [80]),
    service('other', 'elsewhere', [80]),
    ...gatewayApi,
    ...(gatewayApi.length > 0 ? gateways.flatMap((gateway, index) => kubernetesGateway(gateway, index)) : []),
  ];
  const clients = clientsOf(routes, namespace);
  return {
    parts: {
      objects: [...istio, ...(gatewayApi.length > 0 ? [] : gateways.map(istioGateway))],
      kube: withAddresses(kube.map(asStored))
        .map((object) => JSON.stringify(object))
        .join('\n---\n'),
      proxies: { ...clients, ...Object.fromEntries(gateways.map((gateway) => [gateway, gatewayProxy(gateway)])) },
      follow: { [`${knative.service}.istio-system.svc.cluster.local`]: { proxy: knative.gateway, route: 'http.80' } },
    },
    places: placesOf(routes, clients, gateways, manifests),
  };
}

function service(name: string, namespace: string, ports: readonly number[]): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { ports: ports.map((port) => ({ name: `http-${port}`, port, targetPort: port, protocol: 'TCP' })) },
  };
}

/** As the API server stores it: with defaults, and routes in the version of the API that Istio watches. */
function asStored(object: KubernetesObject): KubernetesObject {
  const { kind, apiVersion } = object;
  const version = kind === 'HTTPRoute' ? apiVersion.replace('/v1beta1', '/v1') : apiVersion;
  return withDefaults({ ...object, apiVersion: version });
}

/** The API server gives every Service an address, and a protocol to its ports. */
function withAddresses(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  return objects.map((object, index) => {
    const spec = at(object, 'spec') as { type?: string; clusterIP?: string; ports?: readonly object[] };
    if (object.kind !== 'Service' || spec.type === 'ExternalName') return object;
    const ports = (spec.ports ?? []).map((port) => ({ protocol: 'TCP', ...port }));
    return { ...object, spec: { clusterIP: `10.1.${Math.floor(index / 250)}.${1 + (index % 250)}`, ...spec, ports } };
  });
}

function istioGateway(gateway: string): KubernetesObject {
  const [namespace = '', name = ''] = gateway.split('/');
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace },
    spec: {
      selector: gatewayProxy(gateway).labels,
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*/*'] }],
    },
  };
}

/** A Gateway with the Service and the pod that Istio makes for it. */
function kubernetesGateway(gateway: string, index: number): readonly KubernetesObject[] {
  const { namespace, labels = {}, pod = '' } = gatewayProxy(gateway);
  const name = gateway.slice(namespace.length + 1);
  const ip = `9.9.${index}.8`;
  const front = service(`${name}-istio`, namespace, [80]);
  return [
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name, namespace },
      spec: {
        gatewayClassName: 'istio',
        listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } }],
      },
    },
    { ...front, metadata: { ...front.metadata, labels }, spec: { ...(front.spec as object), selector: labels } },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: pod, namespace, labels },
      spec: { containers: [] },
      status: { phase: 'Running', podIP: ip, podIPs: [{ ip }], conditions: [{ type: 'Ready', status: 'True' }] },
    },
  ];
}
