import { fc } from '../../fast-check.ts';
import { sometimes } from './sometimes.ts';

/** Texts that conditions and requests share, so that they meet. */
export const texts = ['test', 'jason', 'qa', 'v1', 'TEST', 'a,b', 'true', '1'];
export const paths = [
  ...['/', '/a', '/api', '/api/', '/api/v1', '/API/v1', '/Api', '/apix', '/api/v1/users', '/b', '/a/b', '/a%20b'],
  ...['/x.y', '/a+b', '/beta', '/foo/bar', '/..a', '/a~b', '//a', '/a/../b', '/%61pi', '/a/./b/'],
];
export const headerNames = [
  'x-user',
  'traffic',
  'X-Team',
  'cookie',
  'user-agent',
  'host',
  'uri',
  'method',
  'authority',
];
export const parameterNames = ['x', 'beta', 'user', 'a b', 'Beta'];
export const methods = ['GET', 'POST', 'get', 'OPTIONS', 'PURGE'];
export const hosts = [
  ...[
    'a',
    'b',
    'shop',
    'a.default',
    'a.default.svc',
    'a.default.svc.cluster.local',
    'a.default.svc.cluster.local.',
    'a.',
  ],
  ...[
    'b.default.svc.cluster.local',
    'a.other',
    'a.other.svc.cluster.local',
    'x',
    'x.other',
    'c.default.svc.cluster.local',
  ],
  ...['www.example.com', 'shop.example.com', 'api.shop.example.com', 'example.com', 'WWW.EXAMPLE.COM', 'other.org'],
  ...['www.example.com:80', 'www.example.com:8080', 'a.default:8080', 'www.example.com.'],
];

const pathExpressions = [
  ...['/api.*', '/api/v[0-9]+', '/(a|b)', '.*', '/[a-z]+', '(?i)/api', '/a.b', '/api/v1/?', 'api', '/.*/.*', '^/api$'],
  ...['/api|/b', '/', '.+'],
];
const expressions = ['.*', '.+', 'te.t', '(?i)test', 'jas.*', 'a,?b', '[0-9]+', '^test$', 'v[12]', 't|test'];

function textMatch(exact: readonly string[], regex: readonly string[], empty: number) {
  const exactOrEmpty = fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom(...exact) },
    { weight: 1, arbitrary: fc.constant('') },
  );
  const presence = empty === 0 ? [] : [{ weight: empty, arbitrary: fc.constant({}) }];
  return fc.oneof(
    { weight: 10, arbitrary: fc.record({ exact: exactOrEmpty }) },
    { weight: 5, arbitrary: fc.record({ prefix: fc.constantFrom(...exact) }) },
    { weight: 5, arbitrary: fc.record({ regex: fc.constantFrom(...regex) }) },
    ...presence,
  );
}

const uri = fc.oneof(
  fc.record({ exact: fc.constantFrom(...paths, '') }),
  fc.record({ prefix: fc.constantFrom(...paths, '/', '/', '', 'a') }),
  fc.record({ prefix: fc.constantFrom('/api', '/a', '/') }),
  fc.record({ regex: fc.constantFrom(...pathExpressions) }),
);

/** Names of headers have no case, so that a name occurs once. */
function headers(empty: number): fc.Arbitrary<{ readonly [name: string]: object }> {
  return fc
    .uniqueArray(fc.constantFrom(...headerNames), {
      minLength: 1,
      maxLength: 2,
      selector: (name) => name.toLowerCase(),
    })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, textMatch(texts, expressions, empty)]))));
}

/** An entry of `match` in a VirtualService, as far as requests are chosen by it. */
export interface HttpMatch {
  readonly uri?: { readonly exact?: string; readonly prefix?: string; readonly regex?: string } | undefined;
  readonly headers?: { readonly [name: string]: object } | undefined;
  readonly withoutHeaders?: { readonly [name: string]: object } | undefined;
}

/** Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest */
export const arbitraryMatch: fc.Arbitrary<HttpMatch> = fc.record({
  uri: sometimes(60, uri),
  ignoreUriCase: sometimes(15, fc.boolean()),
  headers: sometimes(35, headers(2)),
  withoutHeaders: sometimes(
    20,
    headers(4).map((names) => withStar(names)),
  ),
  queryParams: sometimes(
    20,
    fc.dictionary(fc.constantFrom(...parameterNames), textMatch(texts, expressions, 2), { minKeys: 1, maxKeys: 2 }),
  ),
  method: sometimes(15, textMatch(methods, ['GET|POST', 'G.*', '.*'], 1)),
  authority: sometimes(8, textMatch(hosts, ['.*example.*', 'a.*', '.*:80', '.*'], 1)),
  scheme: sometimes(6, textMatch(['http', 'https', 'HTTP'], ['https?', '.*'], 0)),
  port: sometimes(8, fc.constantFrom(80, 8080, 443)),
  sourceLabels: sometimes(10, fc.constantFrom({ app: 'web' }, { app: 'batch' }, { team: 'qa' }, { gateway: 'gw' })),
  sourceNamespace: sometimes(8, fc.constantFrom('default', 'other', 'infra')),
  gateways: sometimes(10, fc.constantFrom(['mesh'], ['gw'], ['default/gw', 'mesh'], ['infra/edge'])),
  name: sometimes(10, fc.constantFrom('m1', 'm2')),
  statPrefix: sometimes(5, fc.constant('stat')),
});

/** `*` asks for presence, and Istio accepts it in withoutHeaders alone. */
function withStar(names: { readonly [name: string]: object }): { readonly [name: string]: object } {
  const [first] = Object.keys(names);
  return first === undefined || JSON.stringify(names[first]) !== '{"regex":".+"}'
    ? names
    : { ...names, [first]: { regex: '*' } };
}
