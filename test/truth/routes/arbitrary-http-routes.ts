import { fc } from '../../fast-check.ts';
import { sometimes } from './sometimes.ts';

/** HTTPRoutes for one place, with the defaults that the API server fills in. */
export interface HttpRoutes {
  readonly objects: readonly HttpRoute[];
  /** Whether they are attached to Services inside the mesh, or to a gateway. */
  readonly place: 'mesh' | 'gateway';
}

export interface HttpRoute {
  readonly metadata: object;
  readonly spec: { readonly hostnames?: readonly string[] | undefined; readonly rules: readonly HttpRouteRule[] };
}

interface HttpRouteRule {
  readonly matches: readonly HttpRouteMatch[];
}

interface HttpRouteMatch {
  readonly path: { readonly type: string; readonly value: string };
}

export const paths = ['/', '/a', '/api', '/api/', '/api/v1', '/apix', '/api/v1/users', '/b', '/A'];

const path = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom('Exact', 'PathPrefix', 'PathPrefix'),
      value: fc.constantFrom(...paths),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('RegularExpression'),
      value: fc.constantFrom('/api.*', '/[a-b]', '/.*/v1', '/api/v[0-9]', '.*'),
    }),
  },
);

function named(names: readonly string[], values: readonly string[]) {
  const one = fc.record({
    type: fc.constantFrom('Exact', 'Exact', 'RegularExpression'),
    name: fc.constantFrom(...names),
    value: fc.constantFrom(...values),
  });
  return fc.uniqueArray(one, { minLength: 1, maxLength: 2, selector: ({ name }) => name.toLowerCase() });
}

const match: fc.Arbitrary<HttpRouteMatch> = fc
  .record({
    path: sometimes(75, path),
    headers: sometimes(35, named(['x-user', 'X-Team', 'traffic'], ['test', 'qa', 'te.t'])),
    queryParams: sometimes(20, named(['x', 'beta'], ['1', 'true', '[0-9]'])),
    method: sometimes(20, fc.constantFrom('GET', 'POST')),
  })
  .map(({ path: given = { type: 'PathPrefix', value: '/' }, ...others }) => ({ ...others, path: given }));

/** The specification does not say who comes last, so that rules and backends change other headers. */
function modifier(names: readonly string[]) {
  const texts = (value: string) =>
    fc
      .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })
      .map((all) => all.map((name) => ({ name, value })));
  return fc.record({
    set: sometimes(50, texts('set')),
    add: sometimes(50, texts('add')),
    remove: sometimes(30, fc.constant([names[0]])),
  });
}

const requestHeaders = (names: readonly string[]) =>
  fc.record({ type: fc.constant('RequestHeaderModifier'), requestHeaderModifier: modifier(names) });
const responseHeaders = (names: readonly string[]) =>
  fc.record({ type: fc.constant('ResponseHeaderModifier'), responseHeaderModifier: modifier(names) });

const service = (names: readonly string[]) => ({
  group: fc.constant(''),
  kind: fc.constant('Service'),
  name: fc.constantFrom(...names),
  port: fc.constantFrom(80, 8080),
});

const backend = fc
  .record({
    ...service(['a', 'b', 'c']),
    weight: fc.constantFrom(0, 1, 1, 10, 50, 90),
    filters: fc.tuple(sometimes(20, requestHeaders(['x-backend'])), sometimes(15, responseHeaders(['app-version']))),
  })
  .map(({ filters, ...others }) => ({ ...others, filters: filters.filter((filter) => filter !== undefined) }));

const mirror = fc.record({
  type: fc.constant('RequestMirror'),
  requestMirror: fc
    .tuple(
      fc.record({ backendRef: fc.record(service(['b', 'c'])) }),
      fc.constantFrom(
        {},
        { percent: 0 },
        { percent: 10 },
        { percent: 100 },
        { fraction: { numerator: 1, denominator: 8 } },
      ),
    )
    .map((parts) => Object.assign({}, ...parts)),
});

const fullPath = fc.record({ type: fc.constant('ReplaceFullPath'), replaceFullPath: fc.constantFrom('/full', '/') });
const prefixPath = fc.constant({ type: 'ReplacePrefixMatch', replacePrefixMatch: '/new' });

/** The API server accepts `ReplacePrefixMatch` beside one PathPrefix alone. Istio replaces the prefix `/` by text. */
function pathChange([first, ...others]: readonly HttpRouteMatch[]): fc.Arbitrary<object> {
  const isPrefix = others.length === 0 && first?.path.type === 'PathPrefix' && first.path.value !== '/';
  return isPrefix ? fc.oneof(fullPath, prefixPath) : fullPath;
}

const redirect = (matches: readonly HttpRouteMatch[]) =>
  fc.record({
    type: fc.constant('RequestRedirect'),
    requestRedirect: fc.record({
      hostname: sometimes(50, fc.constant('new.example.com')),
      scheme: sometimes(40, fc.constantFrom('https', 'http')),
      port: sometimes(40, fc.constantFrom(80, 443, 8443)),
      statusCode: fc.constantFrom(301, 302),
      path: sometimes(50, pathChange(matches)),
    }),
  });

const rewrite = (matches: readonly HttpRouteMatch[]) =>
  fc.record({
    type: fc.constant('URLRewrite'),
    urlRewrite: fc.record({
      hostname: sometimes(40, fc.constant('re.example.com')),
      path: sometimes(70, pathChange(matches)),
    }),
  });

const matchesOf = fc.oneof(
  { weight: 1, arbitrary: fc.constant([{ path: { type: 'PathPrefix', value: '/' } }]) },
  { weight: 5, arbitrary: fc.array(match, { minLength: 1, maxLength: 3 }) },
);

/** Filters that go together: a redirect has no backends. */
const rule = matchesOf.chain((matches) => {
  const headers = [
    sometimes(25, requestHeaders(['x-user', 'X-New'])),
    sometimes(20, responseHeaders(['x-answer', 'x-more'])),
  ];
  const present = (filters: readonly unknown[]) => filters.filter((filter) => filter !== undefined);
  const away = fc.tuple(redirect(matches), ...headers).map((filters) => ({ matches, filters: present(filters) }));
  const on = fc
    .record({
      filters: fc.tuple(sometimes(25, rewrite(matches)), sometimes(20, mirror), ...headers).map(present),
      backendRefs: fc.array(backend, { minLength: 1, maxLength: 3 }),
      timeouts: sometimes(10, fc.record({ request: fc.constantFrom('5s', '1m', '500ms') })),
    })
    .map((others) => ({ matches, ...others }));
  return fc.oneof({ weight: 1, arbitrary: away }, { weight: 7, arbitrary: on });
});

/**
 * HTTPRoutes that compete. All have the same hosts and all parents have a port or none, because Istio does not go on to
 * less specific hosts or to parents without a port, as the specification says.
 */
export const arbitraryHttpRoutes: fc.Arbitrary<HttpRoutes> = fc
  .record({
    place: fc.constantFrom('mesh', 'gateway', 'gateway'),
    hostnames: fc.constantFrom(
      undefined,
      ['www.example.com'],
      ['*.example.com'],
      ['www.example.com', 'shop.example.com'],
    ),
    port: fc.constantFrom(undefined, undefined, 80),
    routes: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 4 }),
        service: fc.constantFrom('a', 'a', 'b'),
        rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ place, hostnames, port, routes }) => {
    const objects = routes.map(({ day, service: name, rules }, index) => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: `route-${index}`, namespace: 'default', creationTimestamp: `2024-01-0${day}T00:00:00Z` },
      spec:
        place === 'mesh'
          ? { parentRefs: [{ group: '', kind: 'Service', name, port }], rules }
          : { parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'gw' }], hostnames, rules },
    }));
    // Without keys that have no value, which make examples hard to read.
    return { place, objects: JSON.parse(JSON.stringify(objects)) };
  });
