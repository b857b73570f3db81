const istio = { apiVersion: 'networking.istio.io/v1', metadata: { name: 'shop', namespace: 'apps' } };
const to = (name: string, weight?: number) => ({
  destination: { host: name, port: { number: 80 } },
  ...(weight === undefined ? {} : { weight }),
});

function virtualService(spec: object) {
  return { ...istio, kind: 'VirtualService', spec };
}

/** VirtualServices that Istio accepts, with every field. */
export const virtualServices = [
  virtualService({
    hosts: ['shop.apps.svc.cluster.local', '*.example.com'],
    gateways: ['mesh', 'istio-system/public'],
    exportTo: ['.', 'lab'],
    http: [
      {
        name: 'canary',
        match: [
          {
            name: 'test',
            uri: { prefix: '/a' },
            method: { exact: 'GET' },
            scheme: { exact: 'http' },
            authority: { regex: '.*' },
            headers: { 'x-team': { exact: 'a' }, cookie: { regex: '^a=.*' }, ':path': { prefix: '/a' } },
            withoutHeaders: { 'x-b': {}, 'x-c': { regex: '*' } },
            queryParams: { q: { exact: '1' } },
            ignoreUriCase: true,
            port: 80,
            sourceLabels: { app: 'web', 'example.com/team': '' },
            sourceNamespace: 'lab',
            gateways: ['mesh'],
            statPrefix: 'a',
          },
          { uri: { exact: '/b' } },
        ],
        route: [
          {
            ...to('shop-1', 60),
            headers: {
              request: { set: { 'x-a': '%REQ(x)%', host: 'a' } },
              response: { add: { 'app-version': '100%%' }, remove: ['x-b'] },
            },
          },
          { destination: { host: 'shop-2.apps', subset: 'v1' }, weight: 40 },
        ],
        headers: { request: { add: { 'x-a': 'b' }, remove: ['x-c'] }, response: { set: { 'x-d': 'e' } } },
        timeout: '1.5s',
        retries: {
          attempts: 2,
          perTryTimeout: '500ms',
          retryOn: '5xx,503',
          retryRemoteLocalities: true,
          backoff: '10ms',
        },
        mirrors: [{ destination: { host: 'shop-3' }, percentage: { value: 50 } }],
        rewrite: { uri: '/c' },
      },
      {
        fault: {
          delay: { fixedDelay: '5s', percentage: { value: 0.1 } },
          abort: { httpStatus: 503, percentage: { value: 100 } },
        },
        mirror: { host: 'shop-3' },
        mirrorPercentage: { value: 12.5 },
        corsPolicy: {
          allowOrigins: [{ exact: 'https://example.com' }, { regex: '.*' }],
          allowMethods: ['GET'],
          allowHeaders: ['x-a', '*'],
          exposeHeaders: ['x-b'],
          maxAge: '24h',
          allowCredentials: true,
          unmatchedPreflights: 'FORWARD',
        },
        rewrite: { uriRegexRewrite: { match: '/a/(.*)', rewrite: '/\\1' }, authority: 'shop.example.com' },
        route: [to('shop')],
      },
    ],
  }),
  virtualService({
    hosts: ['shop.example.com', '10.0.0.1'],
    gateways: ['public', 'istio-system/other'],
    http: [
      { match: [{ uri: { prefix: '/old' } }], redirect: { prefixRewrite: '/new', redirectCode: 302 } },
      {
        match: [{ uri: { exact: '/r' } }],
        redirect: { uri: '/n', authority: 'a.example.com', scheme: 'https', port: 8443 },
      },
      {
        redirect: { authority: 'b.example.com', derivePort: 'FROM_REQUEST_PORT' },
        match: [{ method: { exact: 'GET' } }],
      },
      {
        match: [{ headers: { '@request.auth.claims.group': { exact: 'a' } } }],
        directResponse: { status: 418, body: { string: 'tea' } },
      },
      { match: [{ uri: { regex: '/d.*' } }], directResponse: { status: 200, body: { bytes: 'YQ==' } } },
      { match: [{ uri: { prefix: '/e' } }], delegate: { name: 'part', namespace: 'lab' } },
      {
        route: [to('shop')],
        fault: { abort: { grpcStatus: 'UNAVAILABLE' } },
        mirror: { host: 'shop-3' },
        mirrorPercent: 5,
      },
    ],
  }),
  virtualService({
    hosts: ['db.example.com', '*.db.test'],
    tls: [
      {
        match: [
          {
            sniHosts: ['db.example.com', 'a.db.test'],
            port: 443,
            destinationSubnets: ['10.0.0.0/8'],
            sourceLabels: { app: 'a' },
            gateways: ['mesh'],
            sourceNamespace: 'lab',
          },
        ],
        route: [
          { destination: { host: 'db' }, weight: 1 },
          { destination: { host: 'db2' }, weight: 2 },
        ],
      },
    ],
    tcp: [
      {
        match: [
          {
            destinationSubnets: ['10.0.0.1'],
            port: 27017,
            sourceSubnet: '10.0.0.0/8',
            gateways: ['a/b'],
            sourceLabels: { app: 'a' },
            sourceNamespace: 'lab',
          },
        ],
        route: [{ destination: { host: 'db', port: { number: 27017 } } }],
      },
    ],
  }),
  virtualService({
    http: [{ match: [{ uri: { prefix: '/' } }], route: [to('shop')] }, { directResponse: { status: 404 } }],
  }),
];
