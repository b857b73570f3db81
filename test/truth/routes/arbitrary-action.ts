import { fc } from '../../fast-check.ts';
import { arbitraryHeaders } from './arbitrary-headers.ts';
import { sometimes } from './sometimes.ts';

const destination = fc.record({
  host: fc.constantFrom(
    'a',
    'b',
    'c',
    'a.default.svc.cluster.local',
    'x.other.svc.cluster.local',
    'a.default',
    'out.example.com',
  ),
  subset: sometimes(20, fc.constantFrom('v1', 'v2')),
  port: sometimes(40, fc.record({ number: fc.constantFrom(80, 8080, 9000) })),
});

const weight = sometimes(90, fc.constantFrom(0, 1, 10, 30, 50, 70, 90, 100, 33, 1000));
const route = fc
  .array(fc.record({ destination, weight, headers: sometimes(30, arbitraryHeaders(true)) }), {
    minLength: 1,
    maxLength: 3,
  })
  // Istio refuses destinations that all have weight 0.
  .map(([first, ...others]) => [
    { ...first, weight: others.length > 0 ? first?.weight || 1 : first?.weight },
    ...others,
  ]);

const rewrites = [
  ...[{ uri: '/new' }, { uri: '/' }, { uri: '/new/' }, { uri: '/q?z=1' }, { authority: 're.example.com' }],
  { uri: '/n', authority: 're.example.com' },
  { uriRegexRewrite: { match: '/api/(v[0-9]+)(.*)', rewrite: '/\\1/x\\2' } },
  { uriRegexRewrite: { match: '[aeiou]', rewrite: '_' }, authority: 're.example.com' },
  { uriRegexRewrite: { match: '^/a', rewrite: '/\\0\\0' } },
];

const percentage = fc.record({ value: fc.constantFrom(0, 1, 12.5, 50, 100, 0.05, 33.333) });
const mirrors = fc.oneof(
  fc.record({ mirror: destination, mirrorPercentage: sometimes(70, percentage) }),
  fc.record({ mirror: destination, mirrorPercent: fc.constantFrom(0, 20, 100) }),
  fc.record({ mirror: destination, mirror_percent: fc.constantFrom(0, 20, 100) }),
  fc.record({
    mirrors: fc.array(fc.record({ destination, percentage: sometimes(70, percentage) }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
);

/** The settings of a rule beside its action. They are shown, and do not change where requests go. */
const settings = fc.record({
  timeout: sometimes(15, fc.constantFrom('5s', '1500ms', '1m30s', '1h', '0.5s')),
  retries: sometimes(
    15,
    fc.constantFrom(
      { attempts: 3, perTryTimeout: '2s', backoff: '1s' },
      { attempts: 0 },
      { attempts: 1, retryOn: '5xx' },
    ),
  ),
  fault: sometimes(
    5,
    fc.constantFrom(
      { abort: { httpStatus: 500, percentage: { value: 10 } } },
      { delay: { fixedDelay: '1s', percentage: { value: 50 } } },
    ),
  ),
  corsPolicy: sometimes(5, fc.constant({ allowOrigins: [{ exact: 'https://example.com' }], allowMethods: ['GET'] })),
});

/** A rule may change the host by a rewrite or by a header, not by both. */
function changes(byRewrite: boolean, byHeader: boolean) {
  const allowed = rewrites.filter((rewrite) => byRewrite || !('authority' in rewrite));
  return fc.record({
    headers: sometimes(25, arbitraryHeaders(byHeader)),
    rewrite: sometimes(30, fc.constantFrom(...allowed)),
  });
}

const forward = fc
  .record({
    route,
    change: fc.oneof(changes(true, false), changes(false, true)),
    more: sometimes(20, mirrors),
    settings,
  })
  .map(({ change, more, settings: others, ...rule }) => ({ ...rule, ...change, ...more, ...others }));

const port = fc.oneof(
  fc.record({ port: fc.constantFrom(80, 443, 8443) }),
  fc.record({ derivePort: fc.constantFrom('FROM_REQUEST_PORT', 'FROM_PROTOCOL_DEFAULT') }),
);
const redirect = fc
  .record({
    path: fc.constantFrom(
      { uri: '/new' },
      { uri: '/new?y=1' },
      { uri: '/' },
      {},
      { prefixRewrite: '/p/' },
      { prefixRewrite: '/' },
    ),
    authority: sometimes(50, fc.constantFrom('new.example.com', 'new.example.com:8443')),
    scheme: sometimes(30, fc.constantFrom('http', 'https')),
    redirectCode: sometimes(40, fc.constantFrom(301, 302, 303, 307, 308)),
    where: sometimes(30, port),
  })
  .map(({ path, where, ...others }) => ({ ...path, ...others, ...where }))
  // Istio refuses a redirect that changes nothing.
  .map((all) => ({ redirect: 'authority' in all && all.authority !== undefined ? all : { uri: '/new', ...all } }))
  .map(({ redirect: all }) => ({
    redirect: 'prefixRewrite' in all && all.prefixRewrite !== undefined ? { ...all, uri: undefined } : all,
  }));

const directResponse = fc.record({
  directResponse: fc.record({
    status: fc.constantFrom(200, 204, 404, 503),
    body: sometimes(50, fc.constant({ string: 'hello' })),
  }),
});

/** What a rule of a VirtualService does: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute */
export const arbitraryAction: fc.Arbitrary<object> = fc.oneof(
  { weight: 85, arbitrary: forward },
  { weight: 9, arbitrary: redirect },
  { weight: 6, arbitrary: directResponse },
);
