import { describe, expect, it } from 'vitest';
import { ask } from '../../routing/simulate/ask.ts';

/**
 * Requests and who answers them, worked out by hand from https://gateway-api.sigs.k8s.io/reference/spec/ and, for a Service
 * as parent, https://gateway-api.sigs.k8s.io/geps/gep-1294/
 */
type Table = readonly (readonly [request: string, answer: string])[];

const head =
  'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: shop, namespace: default}\nspec:\n';

function httpRoute(spec: string): string {
  return head + spec.replace(/^/gm, '  ');
}

/** A route at the gateway `edge`, with rules given as the text of `matches` and the backend that answers. */
function rules(...given: readonly (readonly [matches: string, backend: string])[]): string {
  const texts = given.map(([matches, name]) => `- {matches: ${matches}, backendRefs: [{name: ${name}, port: 80}]}`);
  return httpRoute(`parentRefs: [{name: edge}]\nrules:\n${texts.join('\n')}`);
}

function check(title: string, yaml: string, table: Table, place = ' | @gateway edge'): void {
  describe(title, () => {
    it.each(table)('%s -> %s', (request, answer) => {
      const given = request.includes('@gateway') ? request : request + place;
      expect(ask(yaml, given, 'shop.test')).toBe(answer);
    });
  });
}

check(
  'paths: Exact has no other path, a PathPrefix compares elements',
  rules(
    ['[{path: {type: Exact, value: /abc}}]', 'exact'],
    ['[{path: {type: PathPrefix, value: /foo}}]', 'foo'],
    ['[{path: {value: /bar/}}]', 'bar'],
    ['[{path: {type: RegularExpression, value: "/v[0-9]+(/.*)?"}}]', 'regex'],
  ),
  [
    ['GET /abc', 'exact'],
    ['GET /abc?x=1', 'exact'],
    ['GET /abc/', '404'],
    ['GET /Abc', '404'],
    ['GET /abcd', '404'],
    ['GET /foo', 'foo'],
    ['GET /foo/', 'foo'],
    ['GET /foo/a/b', 'foo'],
    ['GET /foo?q', 'foo'],
    ['GET /food', '404'],
    ['GET /FOO', '404'],
    ['GET /bar', 'bar'],
    ['GET /bar/a', 'bar'],
    ['GET /bars', '404'],
    ['GET /v1', 'regex'],
    ['GET /v12/a', 'regex'],
    ['GET /v1a', '404'],
    ['GET /a/v1', '404'],
    ['GET /', '404'],
  ],
);

check(
  'regular expressions come last, the longest first',
  rules(
    ['[{path: {type: RegularExpression, value: "/.*"}}]', 'everything'],
    ['[{path: {type: RegularExpression, value: "/a.*"}}]', 'short'],
    ['[{path: {type: RegularExpression, value: "/a(b|c).*"}}]', 'long'],
    ['[{path: {type: RegularExpression, value: "/a(b|d).*"}}]', 'equal'],
    ['[{path: {type: RegularExpression, value: "/a(b|d).*"}, method: POST}]', 'method'],
    ['[{path: {type: RegularExpression, value: "/p.*"}}]', 'hidden'],
    ['[{path: {value: /p}}]', 'prefix'],
    ['[{path: {type: Exact, value: /abc}}]', 'exact'],
  ),
  [
    ['GET /', 'everything'],
    ['GET /ax', 'short'],
    ['GET /ab', 'long'],
    ['GET /ad', 'equal'],
    ['POST /ab', 'method'],
    ['GET /p', 'prefix'],
    ['GET /px', 'hidden'],
    ['GET /abc', 'exact'],
  ],
);

check(
  'the most specific entry wins, wherever it stands',
  rules(
    ['[{path: {value: /}}]', 'everything'],
    ['[{path: {value: /a}}]', 'short'],
    ['[{path: {value: /a/b/}}]', 'long'],
    ['[{path: {type: Exact, value: /a/b}}]', 'exact'],
    ['[{path: {type: RegularExpression, value: "/r.*"}}]', 'regex'],
    ['[{path: {value: /a}, method: POST}]', 'method'],
    ['[{path: {value: /a}, headers: [{name: x, value: "1"}, {name: y, value: "1"}]}]', 'two-headers'],
    ['[{path: {value: /a}, headers: [{name: x, value: "1"}]}]', 'one-header'],
    ['[{path: {value: /a}, queryParams: [{name: q, value: "1"}]}]', 'one-param'],
    ['[{path: {value: /a}, queryParams: [{name: q, value: "1"}, {name: r, value: "1"}]}]', 'two-params'],
  ),
  [
    ['GET /', 'everything'],
    ['GET /other', 'everything'],
    ['GET /a', 'short'],
    ['GET /a/c', 'short'],
    ['GET /a/b', 'exact'],
    ['GET /a/b/', 'long'],
    ['GET /a/b/c', 'long'],
    ['POST /a/b/c', 'long'],
    // Istio tries a regular expression after every prefix.
    ['GET /r', 'everything'],
    ['POST /a', 'method'],
    ['POST /a | x: 1 | y: 1', 'method'],
    ['GET /a | x: 1 | y: 1', 'two-headers'],
    ['GET /a | x: 1', 'one-header'],
    ['GET /a?q=1&r=1 | x: 1', 'one-header'],
    ['GET /a?q=1', 'one-param'],
    ['GET /a?r=1&q=1', 'two-params'],
    ['GET /a?r=1', 'short'],
  ],
);

check(
  'among equals the first rule wins; a rule without matches is met by every request',
  httpRoute(`parentRefs: [{name: edge}]
rules:
- backendRefs: [{name: default}]
- matches: [{headers: [{name: x, value: a}]}]
  backendRefs: [{name: first}]
- matches: [{headers: [{name: X, value: a}]}, {headers: [{name: y, value: b}]}]
  backendRefs: [{name: second}]`),
  [
    ['GET /', 'default'],
    ['GET / | x: a', 'first'],
    ['GET / | y: b', 'second'],
    ['GET / | x: a | y: b', 'first'],
    ['GET / | x: b', 'default'],
  ],
);

check(
  'headers, parameters and methods',
  rules(
    ['[{headers: [{name: Version, value: v2}], path: {value: /foo}}, {path: {value: /v2/foo}}]', 'or-and'],
    ['[{headers: [{name: User-Agent, type: RegularExpression, value: ".*Firefox.*"}]}]', 'regex'],
    ['[{headers: [{name: a, value: "1"}, {name: A, value: "2"}]}]', 'first-of-equal-names'],
    ['[{queryParams: [{name: animal, value: whale}]}]', 'param'],
    ['[{queryParams: [{name: n, type: RegularExpression, value: "[0-9]+"}]}]', 'digits'],
    ['[{method: DELETE}]', 'delete'],
  ),
  [
    ['GET /foo | version: v2', 'or-and'],
    ['GET /v2/foo', 'or-and'],
    ['GET /foo', '404'],
    ['GET /foo | version: V2', '404'],
    ['GET / | user-agent: Firefox/1', 'regex'],
    ['GET / | user-agent: firefox', '404'],
    ['GET / | a: 1', 'first-of-equal-names'],
    ['GET / | a: 2', '404'],
    ['GET /?animal=whale', 'param'],
    ['GET /?animal=whale&animal=cat', 'param'],
    ['GET /?animal=cat', '404'],
    ['GET /?Animal=whale', '404'],
    ['GET /?n=12', 'digits'],
    ['GET /?n=12a', '404'],
    ['DELETE /', 'delete'],
    ['GET /', '404'],
  ],
);

check(
  'weights default to 1; 0 gets nothing, also alone',
  httpRoute(`parentRefs: [{name: edge}]
rules:
- matches: [{path: {value: /equal}}]
  backendRefs: [{name: a}, {name: b}]
- matches: [{path: {value: /ninety}}]
  backendRefs: [{name: a, weight: 90}, {name: b, weight: 10}]
- matches: [{path: {value: /mixed}}]
  backendRefs: [{name: a, weight: 3}, {name: b}]
- matches: [{path: {value: /zero}}]
  backendRefs: [{name: a, weight: 0}, {name: b, weight: 5}]
- matches: [{path: {value: /alone}}]
  backendRefs: [{name: a, weight: 0}]
- matches: [{path: {value: /nobody}}]
  backendRefs: []
- matches: [{path: {value: /told}}]
  backendRefs:
  - name: a
    filters: [{type: ResponseHeaderModifier, responseHeaderModifier: {add: [{name: app-version, value: shop-1}]}}]`),
  [
    ['GET /equal', 'a 50, b 50'],
    ['GET /ninety', 'a 90, b 10'],
    ['GET /mixed', 'a 75, b 25'],
    ['GET /zero', 'b'],
    ['GET /alone', '500'],
    ['GET /nobody', '500'],
    ['GET /told', 'shop-1'],
  ],
);

const mirror = (more: string) =>
  `{type: RequestMirror, requestMirror: {backendRef: {name: copy, namespace: lab, port: 80}${more}}}`;

check(
  'mirrors, redirects and rewrites',
  httpRoute(`parentRefs: [{name: edge}]
rules:
- {matches: [{path: {value: /all}}], filters: [${mirror('')}], backendRefs: [{name: a}]}
- {matches: [{path: {value: /percent}}], filters: [${mirror(', percent: 42')}], backendRefs: [{name: a}]}
- {matches: [{path: {value: /fraction}}], filters: [${mirror(', fraction: {numerator: 1, denominator: 8}')}], backendRefs: [{name: a}]}
- {matches: [{path: {value: /twice}}], filters: [${mirror(', percent: 10')}, ${mirror(', percent: 20')}], backendRefs: [{name: a}]}
- {matches: [{path: {value: /none}}], filters: [${mirror(', percent: 0')}], backendRefs: [{name: a}]}
- matches: [{path: {value: /old}}]
  filters: [{type: RequestRedirect, requestRedirect: {hostname: new.test}}]
- matches: [{path: {value: /secure}}]
  filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]
- matches: [{path: {value: /prefix}}]
  filters: [{type: RequestRedirect, requestRedirect: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /xyz}}}]
- matches: [{path: {value: /gone}}]
  filters: [{type: RequestRedirect, requestRedirect: {path: {type: ReplacePrefixMatch, replacePrefixMatch: ""}}}]
- matches: [{path: {value: /whole}}]
  filters: [{type: RequestRedirect, requestRedirect: {path: {type: ReplaceFullPath, replaceFullPath: /all}, port: 81}}]
- matches: [{path: {value: /special}}]
  filters: [{type: ExtensionRef, extensionRef: {group: example.test, kind: Wasm, name: w}}]
  backendRefs: [{name: a}]`),
  [
    ['GET /all', 'a; copies copy 100'],
    ['GET /percent', 'a; copies copy 42'],
    ['GET /fraction', 'a; copies copy 12.5'],
    ['GET /twice', 'a; copies copy 30'],
    ['GET /none', 'a'],
    ['GET /old/a?b=c', '302 http://new.test/old/a?b=c'],
    ['GET /old | @port 8080 | @gateway edge', '302 http://new.test:8080/old'],
    ['GET /old | @port 443 | @scheme https | @gateway edge', '302 https://new.test/old'],
    ['GET /secure', '301 https://shop.test/secure'],
    ['GET /secure | @host shop.test:8080 | @port 8080 | @gateway edge', '301 https://shop.test/secure'],
    ['GET /prefix/bar', '302 http://shop.test/xyz/bar'],
    ['GET /prefix', '302 http://shop.test/xyz'],
    ['GET /prefix/', '302 http://shop.test/xyz/'],
    ['GET /gone', '302 http://shop.test/'],
    ['GET /gone/bar', '302 http://shop.test/bar'],
    ['GET /whole/of/it', '302 http://shop.test:81/all'],
    ['GET /special', 'unsupported'],
  ],
);

check(
  'hostnames have wildcards, no port and no case',
  httpRoute(`parentRefs: [{name: edge}, {name: inner, namespace: infra}]
hostnames: [shop.test, "*.example.com"]
rules: [{backendRefs: [{name: v1}]}]`),
  [
    ['GET /', 'v1'],
    ['GET / | @host SHOP.test:8080', 'v1'],
    ['GET / | @host test.example.com', 'v1'],
    ['GET / | @host foo.test.example.com', 'v1'],
    ['GET / | @host example.com', '404'],
    ['GET / | @host test.example.net', '404'],
    ['GET / | @gateway default/edge', 'v1'],
    ['GET / | @gateway infra/inner', 'v1'],
    ['GET / | @gateway inner', '404'],
    ['GET / | @gateway mesh', 'not routed'],
  ],
);

check(
  'a Service as parent stands for the mesh, whatever the hostnames are',
  httpRoute(`parentRefs: [{group: "", kind: Service, name: web, port: 8080}]
hostnames: [other.test]
rules: [{backendRefs: [{name: v1}]}]`),
  [
    ['GET / | @host web | @port 8080', 'v1'],
    ['GET / | @host web.default:8080 | @port 8080', 'v1'],
    ['GET / | @host web.default.svc.cluster.local | @port 8080 | @from prod', 'v1'],
    ['GET / | @host web | @port 8080 | @from prod', 'not routed'],
    ['GET / | @host web | @port 80', 'not routed'],
    ['GET / | @host other.test | @port 8080', 'not routed'],
  ],
  '',
);

const wildcard = httpRoute(`parentRefs: [{name: edge}]
hostnames: ["*.example.com"]
rules: [{matches: [{path: {type: Exact, value: /a}}], backendRefs: [{name: wide}]}, {backendRefs: [{name: wide}]}]`);
const exact = httpRoute(`parentRefs: [{name: edge}]
hostnames: [test.example.com]
rules: [{backendRefs: [{name: narrow}]}]`);
const narrower = httpRoute(`parentRefs: [{name: edge}]
hostnames: ["*.test.example.com"]
rules: [{matches: [{path: {value: /b}}], backendRefs: [{name: narrower}]}]`);
const old = httpRoute('parentRefs: [{name: edge}]\nrules: [{backendRefs: [{name: old}]}]').replace(
  'name: shop,',
  'name: z, creationTimestamp: "2024-01-01T00:00:00Z",',
);
const young = httpRoute(
  'parentRefs: [{name: edge}]\nrules: [{backendRefs: [{name: young}]}, {matches: [{path: {value: /young}}], backendRefs: [{name: young}]}]',
).replace('name: shop,', 'name: a, creationTimestamp: "2024-02-01T00:00:00Z",');

check('of several the most specific hostname counts before any entry', [wildcard, exact, narrower].join('\n---\n'), [
  ['GET /a | @host test.example.com', 'narrow'],
  ['GET /a | @host other.example.com', 'wide'],
  ['GET /b | @host a.test.example.com', 'narrower'],
  ['GET /c | @host a.test.example.com', 'wide'],
]);

check('of several for the same hosts the rules count together, then the oldest', [young, old].join('\n---\n'), [
  ['GET /', 'old'],
  ['GET /young', 'young'],
]);

const meshRoute = (name: string, namespace: string, backend: string, path = '/') =>
  `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  parentRefs: [{group: "", kind: Service, name: web, namespace: prod}]
  rules: [{matches: [{path: {value: ${path}}}], backendRefs: [{name: ${backend}}]}]`;

check(
  'a route in another namespace than its Service is for clients there alone, and for these in place of others',
  [meshRoute('a', 'prod', 'produced', '/long/path'), meshRoute('b', 'lab', 'consumed')].join('\n---\n'),
  [
    ['GET /long/path | @host web.prod | @from prod', 'produced'],
    ['GET /long/path | @host web.prod | @from other', 'produced'],
    ['GET / | @host web.prod | @from other', '404'],
    ['GET /long/path | @host web.prod | @from lab', 'consumed'],
    ['GET / | @host web.prod | @from lab', 'consumed'],
  ],
  '',
);
