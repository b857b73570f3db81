const gateway = { apiVersion: 'gateway.networking.k8s.io/v1', metadata: { name: 'shop', namespace: 'apps' } };
const backend = (name: string) => ({ name, port: 80 });

function httpRoute(spec: object) {
  return { ...gateway, kind: 'HTTPRoute', spec };
}

const modifier = { set: [{ name: 'x-a', value: 'b' }], add: [{ name: 'x-c', value: 'd' }], remove: ['x-e'] };
const cors = {
  allowOrigins: ['https://example.com'],
  allowCredentials: true,
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['x-a'],
  exposeHeaders: ['x-b'],
  maxAge: 5,
};

/** HTTPRoutes that the API server accepts, with every field of the standard channel. */
export const httpRoutes = [
  httpRoute({
    parentRefs: [
      { name: 'public', namespace: 'infra', sectionName: 'http', port: 80 },
      { group: '', kind: 'Service', name: 'shop', port: 80 },
      { name: 'public', namespace: 'infra', sectionName: 'https' },
    ],
    hostnames: ['shop.example.com', '*.example.com'],
    rules: [
      {
        name: 'canary',
        matches: [
          {
            path: { type: 'PathPrefix', value: '/a' },
            headers: [
              { name: 'x-team', value: 'a' },
              { type: 'RegularExpression', name: 'x-user', value: 'a.*' },
            ],
            queryParams: [{ type: 'Exact', name: 'q', value: '1' }],
            method: 'GET',
          },
          { path: { type: 'RegularExpression', value: '/b.*' } },
        ],
        filters: [
          { type: 'RequestHeaderModifier', requestHeaderModifier: modifier },
          { type: 'ResponseHeaderModifier', responseHeaderModifier: modifier },
          { type: 'RequestMirror', requestMirror: { backendRef: backend('shop-3'), percent: 10 } },
          {
            type: 'RequestMirror',
            requestMirror: { backendRef: backend('shop-4'), fraction: { numerator: 1, denominator: 3 } },
          },
          { type: 'CORS', cors },
          { type: 'ExtensionRef', extensionRef: { group: 'example.com', kind: 'Limit', name: 'a' } },
        ],
        backendRefs: [
          {
            ...backend('shop-1'),
            weight: 60,
            filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: modifier }],
          },
          { group: '', kind: 'Service', namespace: 'lab', ...backend('shop-2'), weight: 40 },
          { group: 'example.com', kind: 'Bucket', name: 'b' },
        ],
        timeouts: { request: '10s', backendRequest: '2s' },
      },
    ],
  }),
  httpRoute({
    parentRefs: [{ name: 'public' }],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/old' } }],
        filters: [
          {
            type: 'RequestRedirect',
            requestRedirect: {
              scheme: 'https',
              hostname: 'new.example.com',
              port: 8443,
              statusCode: 301,
              path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' },
            },
          },
        ],
      },
      {
        matches: [{ path: { type: 'Exact', value: '/c' } }],
        filters: [
          {
            type: 'URLRewrite',
            urlRewrite: { hostname: 'a.example.com', path: { type: 'ReplaceFullPath', replaceFullPath: '/d' } },
          },
        ],
        backendRefs: [backend('shop')],
      },
      {
        matches: [{ path: { value: '/e' } }],
        backendRefs: [
          {
            ...backend('shop'),
            filters: [
              { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/f' } } },
            ],
          },
        ],
      },
    ],
  }),
  httpRoute({}),
  httpRoute({
    parentRefs: [{ kind: 'Service', group: '', name: 'shop' }],
    rules: [{ backendRefs: [backend('shop')] }, {}],
  }),
];
