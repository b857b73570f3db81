const istio = { apiVersion: 'networking.istio.io/v1', metadata: { name: 'shop', namespace: 'apps' } };
const gateway = { apiVersion: 'gateway.networking.k8s.io/v1', metadata: { name: 'shop', namespace: 'apps' } };

/** Gateways, ListenerSets and ReferenceGrants of the Gateway API, and a Gateway of Istio. */
export const neighbours = [
  {
    ...gateway,
    kind: 'Gateway',
    spec: {
      gatewayClassName: 'istio',
      addresses: [
        { type: 'IPAddress', value: '10.0.0.1' },
        { type: 'Hostname', value: 'a.example.com' },
      ],
      allowedListeners: { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'a' } } } },
      infrastructure: { labels: { team: 'a' }, annotations: { 'example.com/a': 'b' } },
      listeners: [
        {
          name: 'http',
          port: 80,
          protocol: 'HTTP',
          hostname: '*.example.com',
          allowedRoutes: { namespaces: { from: 'All' }, kinds: [{ kind: 'HTTPRoute' }] },
        },
        { name: 'https', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs: [{ name: 'a' }] } },
        { name: 'tls', port: 8443, protocol: 'TLS', tls: { mode: 'Passthrough' } },
        { name: 'tcp', port: 9000, protocol: 'TCP' },
      ],
    },
  },
  {
    ...gateway,
    kind: 'ListenerSet',
    spec: {
      parentRef: { name: 'public', namespace: 'infra' },
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP', hostname: 'a.example.com' },
        { name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'a' }] } },
      ],
    },
  },
  {
    ...gateway,
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'lab' }],
      to: [{ group: '', kind: 'Service', name: 'shop' }],
    },
  },
  {
    ...istio,
    kind: 'Gateway',
    spec: {
      selector: { istio: 'ingressgateway' },
      servers: [
        { hosts: ['*.example.com', 'lab/b.test'], port: { number: 80, name: 'http', protocol: 'HTTP' }, name: 'a' },
        {
          hosts: ['*'],
          port: { number: 443, name: 'https', protocol: 'HTTPS' },
          tls: { mode: 'SIMPLE', credentialName: 'a' },
        },
      ],
    },
  },
];
