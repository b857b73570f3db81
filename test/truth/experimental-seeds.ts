const head = { apiVersion: 'gateway.networking.k8s.io/v1', metadata: { name: 'shop', namespace: 'apps' } };
const backendRefs = [{ name: 'shop-1', port: 80 }];

function httpRoute(spec: object) {
  return { ...head, kind: 'HTTPRoute', spec };
}

function authorization(externalAuth: object) {
  return { type: 'ExternalAuth', externalAuth: { backendRef: { name: 'auth', port: 9000 }, ...externalAuth } };
}

/** Objects with every field and value that only the experimental channel has. CRDs of that channel accept them. */
export const experimentalObjects = [
  httpRoute({
    useDefaultGateways: 'All',
    rules: [
      {
        name: 'retried',
        backendRefs,
        retry: { codes: [500, 503], attempts: 2, backoff: '100ms' },
        sessionPersistence: {
          sessionName: 'user',
          type: 'Cookie',
          absoluteTimeout: '1h',
          cookieConfig: { lifetimeType: 'Permanent' },
        },
      },
      { name: 'sticky', backendRefs, sessionPersistence: { type: 'Header', sessionName: 'x-user' } },
    ],
  }),
  httpRoute({
    parentRefs: [{ name: 'public' }],
    rules: [
      {
        filters: [authorization({ protocol: 'HTTP', http: { path: '/check', allowedHeaders: ['x-a'] } })],
        backendRefs: [
          {
            ...backendRefs[0],
            filters: [
              authorization({ protocol: 'GRPC', grpc: { allowedHeaders: ['x-b'] }, forwardBody: { maxSize: 9 } }),
            ],
          },
        ],
      },
    ],
  }),
  httpRoute({
    parentRefs: [
      { name: 'public', port: 80 },
      { name: 'public', port: 443 },
    ],
    rules: [
      {
        name: 'a',
        matches: [{ headers: [{ name: 'x-a', value: 'b c' }] }],
        filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'x-d', value: 'e' }] } }],
        backendRefs,
      },
      { name: 'b', backendRefs },
    ],
  }),
  {
    ...head,
    kind: 'Gateway',
    spec: { gatewayClassName: 'a', defaultScope: 'All', listeners: [{ name: 'a', port: 80, protocol: 'HTTP' }] },
  },
];
