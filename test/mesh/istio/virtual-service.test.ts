import { describe, expect, it } from 'vitest';
import { requestPaths } from '../../../src/routing/simulate/request-paths.ts';
import { ask, outcomeOf } from '../../routing/simulate/ask.ts';

/**
 * Requests and who answers them, worked out by hand from
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
type Table = readonly (readonly [request: string, answer: string])[];

function virtualService(spec: string): string {
  const head =
    'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: shop, namespace: default}\nspec:\n';
  return head + spec.replace(/^/gm, '  ');
}

/**
 * Rules for a host, each with the version that answers, so that the table shows which one matched. The Service beside the host
 * lets Istio know both at all ports.
 */
function rules(...http: readonly string[]): string {
  return virtualService(
    `hosts: [shop.test, shop]\nhttp:\n${http.map((rule) => `- ${rule.trim().replace(/\n/g, '\n  ')}`).join('\n')}`,
  );
}

const to = (name: string) => `route: [{destination: {host: ${name}}}]`;

function check(title: string, yaml: string, table: Table): void {
  describe(title, () => {
    it.each(table)('%s -> %s', (request, answer) => {
      expect(ask(yaml, request, 'shop.test')).toBe(answer);
    });
  });
}

check(
  'the first rule that matches is used; entries are alternatives, conditions in an entry belong together',
  rules(
    `match:
- uri: {prefix: /wpcatalog}
- uri: {prefix: /consumercatalog}
${to('v2')}`,
    `match: [{uri: {exact: /both}, headers: {end-user: {exact: jason}}}]
${to('v3')}`,
    `match: [{headers: {end-user: {exact: jason}}}]
${to('v4')}`,
    to('v1'),
    `match: [{uri: {exact: /never}}]
${to('v5')}`,
  ),
  [
    ['GET /wpcatalog', 'v2'],
    ['GET /wpcatalog/item', 'v2'],
    ['GET /wpcatalogue', 'v2'],
    ['GET /consumercatalog?page=2', 'v2'],
    ['GET /wpcatalog | end-user: jason', 'v2'],
    ['GET /both | end-user: jason', 'v3'],
    ['GET /both', 'v1'],
    ['GET /both | end-user: ann', 'v1'],
    ['GET / | end-user: jason', 'v4'],
    ['GET / | end-user: Jason', 'v1'],
    ['GET /', 'v1'],
    ['GET /never', 'v1'],
  ],
);

check(
  'uri: exact, prefix and regex compare the path without the query, letter by letter',
  rules(
    `match: [{uri: {exact: /exact}}]
${to('exact')}`,
    `match: [{uri: {prefix: /dir/}}]
${to('slash')}`,
    `match: [{uri: {prefix: /pre}}]
${to('prefix')}`,
    `match: [{uri: {regex: '/v[0-9]+/items'}}]
${to('regex')}`,
    `match: [{uri: {regex: '(?i)/any|/case'}}]
${to('folded-regex')}`,
    `match: [{uri: {exact: /Loud}, ignoreUriCase: true}, {uri: {prefix: /SHOUT/}, ignoreUriCase: true}]
${to('ignore')}`,
    `match: [{uri: {regex: '/Keep'}, ignoreUriCase: true}]
${to('keep')}`,
  ),
  [
    ['GET /exact', 'exact'],
    ['GET /exact?a=b', 'exact'],
    ['GET /exact/', '404'],
    ['GET /Exact', '404'],
    ['GET /exact/more', '404'],
    ['GET /dir/', 'slash'],
    ['GET /dir/a', 'slash'],
    ['GET /dir', '404'],
    ['GET /pre', 'prefix'],
    ['GET /prefixed', 'prefix'],
    ['GET /pre/a', 'prefix'],
    ['GET /p', '404'],
    ['GET /v1/items', 'regex'],
    ['GET /v12/items?x', 'regex'],
    ['GET /v1/items/', '404'],
    ['GET /a/v1/items', '404'],
    ['GET /ANY', 'folded-regex'],
    ['GET /cAsE', 'folded-regex'],
    ['GET /loud', 'ignore'],
    ['GET /LOUD', 'ignore'],
    ['GET /shout/a', 'ignore'],
    ['GET /Keep', 'keep'],
    ['GET /keep', '404'],
  ],
);

check(
  'headers: each must be met; an empty condition asks for presence; names have no case, values have',
  rules(
    `match: [{headers: {x-a: {exact: one}, x-b: {prefix: tw}}}]
${to('both')}`,
    `match: [{headers: {x-there: {}}}]
${to('there')}`,
    `match: [{headers: {user-agent: {regex: '.*Firefox.*'}}}, {headers: {x-beta: {exact: 'true'}}}]
${to('either')}`,
    `match: [{headers: {cookie: {regex: '^(.*;)?\\s*(user=ann)(;.*)?$'}}}]
${to('cookie')}`,
    `match: [{withoutHeaders: {x-internal: {exact: 'yes'}}, headers: {x-out: {}}}]
${to('without')}`,
    `match: [{withoutHeaders: {x-any: {}}, uri: {exact: /none}}]
${to('none')}`,
    `match: [{withoutHeaders: {x-blank: {regex: 'a*'}}, uri: {exact: /blank}}]
${to('blank')}`,
    `match: [{headers: {uri: {exact: /compared}, method: {exact: POST}}, uri: {exact: /named}}]
${to('named')}`,
    `match: [{headers: {scheme: {}}, uri: {exact: /named}}]
${to('scheme')}`,
    `match: [{headers: {authority: {prefix: b}}, uri: {exact: /named}}]
${to('authority')}`,
    `match: [{headers: {host: {prefix: shop}, ':method': {exact: PUT}}, uri: {exact: /named}}]
${to('pseudo')}`,
  ),
  [
    ['GET / | x-a: one | x-b: two', 'both'],
    ['GET / | x-a: one', '404'],
    ['GET / | x-a: one | x-b: to', '404'],
    ['GET / | x-a: One | x-b: two', '404'],
    ['GET / | x-there: anything', 'there'],
    ['GET / | x-there: ', 'there'],
    ['GET / | user-agent: Mozilla Firefox/1', 'either'],
    ['GET / | x-beta: true', 'either'],
    ['GET / | user-agent: firefox', '404'],
    ['GET / | cookie: a=b; user=ann; c=d', 'cookie'],
    ['GET / | cookie: user=ann', 'cookie'],
    ['GET / | cookie: user=anna', '404'],
    ['GET / | x-out: 1', 'without'],
    ['GET / | x-out: 1 | x-internal: no', 'without'],
    ['GET / | x-out: 1 | x-internal: yes', '404'],
    ['GET /none', 'none'],
    ['GET /none | x-any: ', '404'],
    // Istio lets a header that is missing count as an empty text here, which this expression matches.
    ['GET /blank', '404'],
    ['GET /blank | x-blank: aa', '404'],
    ['GET /blank | x-blank: b', 'blank'],
    // Istio's reference says that headers named like parts of the request are ignored; its code compares them.
    ['GET /named', '404'],
    ['POST /named', '404'],
    ['GET /named | method: POST', '404'],
    ['GET /named | method: POST | uri: /compared', 'named'],
    ['GET /named | scheme: any', 'scheme'],
    ['GET /named | authority: b.test', 'authority'],
    ['PUT /named', 'pseudo'],
  ],
);

check(
  'query parameters, method, scheme, authority and port',
  rules(
    `match: [{queryParams: {key: {exact: 'true'}, more: {prefix: ab}}}]
${to('two-params')}`,
    `match: [{queryParams: {flag: {exact: ''}}}]
${to('flag')}`,
    `match: [{queryParams: {n: {regex: '\\d+$'}}}]
${to('digits')}`,
    `match: [{method: {exact: POST}, uri: {prefix: /m}}, {method: {regex: 'PUT|PATCH'}}]
${to('method')}`,
    `match: [{scheme: {exact: https}}]
${to('secure')}`,
    `match: [{authority: {prefix: 'shop.test:'}}]
${to('with-port')}`,
    `match: [{port: 8080}]
${to('port')}`,
  ),
  [
    ['GET /?key=true&more=abc', 'two-params'],
    ['GET /?more=abx&key=true', 'two-params'],
    ['GET /?key=true', '404'],
    ['GET /?key=false&more=abc', '404'],
    ['GET /?flag', 'flag'],
    ['GET /?flag=', 'flag'],
    ['GET /?flag=1', '404'],
    ['GET /?n=123', 'digits'],
    ['GET /?n=a123', '404'],
    ['GET /?n=123a', '404'],
    ['GET /?n=1&n=a', 'digits'],
    ['GET /?n=a&n=1', '404'],
    ['POST /m', 'method'],
    ['POST /', '404'],
    ['GET /m', '404'],
    ['PATCH /', 'method'],
    ['post /m', '404'],
    ['GET / | @scheme https', 'secure'],
    ['GET / | @host shop.test:81', 'with-port'],
    ['GET / | @port 8080', 'port'],
  ],
);

check(
  'weights are parts of their sum; 0 gets nothing; a single destination gets everything',
  virtualService(`hosts: [shop.test]
http:
- match: [{uri: {exact: /quarter}}]
  route:
  - {destination: {host: reviews, subset: v2}, weight: 25}
  - {destination: {host: reviews, subset: v1}, weight: 75}
- match: [{uri: {exact: /zero}}]
  route:
  - {destination: {host: a}, weight: 0}
  - {destination: {host: b}, weight: 3}
- match: [{uri: {exact: /unnamed}}]
  route:
  - {destination: {host: a}}
  - {destination: {host: b}, weight: 10}
- match: [{uri: {exact: /single}}]
  route: [{destination: {host: a}, weight: 0}]
- match: [{uri: {exact: /three}}]
  route:
  - {destination: {host: a}, weight: 1}
  - {destination: {host: b}, weight: 1}
  - {destination: {host: a}, weight: 2}
- match: [{uri: {exact: /nothing}}]
  route: [{destination: {host: a}, weight: 0}, {destination: {host: b}}]
- match: [{uri: {exact: /empty}}]
  rewrite: {authority: b.test, uri: ""}
  route: [{destination: {host: a, subset: ""}}]
- match: [{uri: {exact: /told}}]
  route:
  - {destination: {host: a}, weight: 40, headers: {response: {add: {app-version: shop-0}}}}
  - {destination: {host: a}, weight: 60, headers: {response: {set: {App-Version: shop-1}}}}`),
  [
    ['GET /quarter', 'reviews/v2 25, reviews/v1 75'],
    ['GET /zero', 'b'],
    ['GET /unnamed', 'b'],
    ['GET /single', 'a'],
    ['GET /three', 'a 75, b 25'],
    ['GET /nothing', '503'],
    ['GET /empty', 'a'],
    ['GET /told', 'shop-0 40, shop-1 60'],
  ],
);

check(
  'mirrors, redirects, direct responses and rewrites',
  virtualService(`hosts: [shop.test, shop]
http:
- match: [{uri: {exact: /all}}]
  route: [{destination: {host: a}}]
  mirror: {host: b}
- match: [{uri: {exact: /some}}]
  route: [{destination: {host: a}}]
  mirror: {host: b, subset: v2}
  mirrorPercentage: {value: 12.5}
- match: [{uri: {exact: /several}}]
  route: [{destination: {host: a}, weight: 50}, {destination: {host: b}, weight: 50}]
  mirrors:
  - {destination: {host: c}, percentage: {value: 30}}
  - {destination: {host: d}}
- match: [{uri: {exact: /no-copies}}]
  route: [{destination: {host: a}}]
  mirrors: [{destination: {host: b}, percentage: {value: 0}}]
- match: [{uri: {prefix: /old}}]
  redirect: {uri: /new, authority: other.test}
- match: [{uri: {exact: /secure}}]
  redirect: {scheme: https, redirectCode: 308}
- match: [{uri: {exact: /elsewhere}}]
  redirect: {port: 8443, scheme: https}
- match: [{uri: {exact: /asks}}]
  redirect: {uri: "/new?to=1"}
- match: [{uri: {exact: /same-port}}]
  redirect: {authority: other.test, derivePort: FROM_REQUEST_PORT}
- match: [{uri: {exact: /usual-port}}]
  redirect: {authority: other.test, derivePort: FROM_PROTOCOL_DEFAULT}
- match: [{uri: {prefix: /moved/}}]
  redirect: {authority: new.test, prefixRewrite: /}
- match: [{headers: {old: {}}}]
  redirect: {prefixRewrite: /v2/}
- match: [{uri: {exact: /closed}}]
  directResponse: {status: 418, body: {string: closed}}
- match: [{uri: {prefix: /delegated}}]
  delegate: {name: other}`),
  [
    ['GET /all', 'a; copies b 100'],
    ['GET /some', 'a; copies b/v2 12.5'],
    ['GET /several', 'a 50, b 50; copies c 30, d 100'],
    ['GET /no-copies', 'a'],
    ['GET /old/page?x=1', '301 http://other.test/new?x=1'],
    ['GET /secure', '308 https://shop.test/secure'],
    ['GET /secure | @host shop.test:8080', '308 https://shop.test:8080/secure'],
    ['GET /secure | @host shop.test:80', '308 https://shop.test/secure'],
    ['GET /elsewhere', '301 https://shop.test:8443/elsewhere'],
    ['GET /elsewhere | @host shop.test:80', '301 https://shop.test:8443/elsewhere'],
    ['GET /asks?a=b', '301 http://shop.test/new?to=1'],
    ['GET /same-port | @port 8080', '301 http://other.test:8080/same-port'],
    ['GET /same-port', '301 http://other.test/same-port'],
    ['GET /usual-port | @port 8080', '301 http://other.test/usual-port'],
    ['GET /moved/page?x=1', '301 http://new.test/page?x=1'],
    ['GET /page | old: 1', '301 http://shop.test/v2/page'],
    ['GET /closed', '418'],
    ['GET /delegated/a', 'unsupported'],
  ],
);

check(
  'headers at a rule and at its only destination are one list; with several destinations the rule changes last',
  rules(
    `match: [{uri: {exact: /set}}]
route: [{destination: {host: a}, headers: {response: {set: {app-version: destination}}}}]
headers: {response: {set: {app-version: rule}}}`,
    `match: [{uri: {exact: /add}}]
route: [{destination: {host: a}, headers: {response: {set: {app-version: destination}}}}]
headers: {response: {add: {app-version: rule}}}`,
    `match: [{uri: {exact: /remove}}]
route: [{destination: {host: a}, headers: {response: {remove: [app-version]}}}]
headers: {response: {set: {app-version: rule}}}`,
    `match: [{uri: {exact: /two}}]
route:
- {destination: {host: a}, weight: 1, headers: {response: {set: {app-version: destination}}}}
- {destination: {host: b}, weight: 1}
headers: {response: {set: {app-version: rule}}}`,
  ),
  [
    ['GET /set', 'destination'],
    ['GET /add', 'destination,rule'],
    ['GET /remove', 'rule'],
    ['GET /two', 'rule'],
  ],
);

describe('the host that a request is sent on with', () => {
  const request = (operations: string) => `headers: {request: {${operations}}}`;
  const one = (rule: string, destination = '') =>
    rules(`route: [{destination: {host: a}${destination && `, ${destination}`}}]\n${rule}`);
  const two = (rule: string, destination: string) =>
    rules(`route: [{destination: {host: a}, weight: 1, ${destination}}, {destination: {host: b}, weight: 0}]\n${rule}`);

  it.each([
    ['set wins over add', one(request('set: {Host: set.test}, add: {host: add.test}')), 'set.test'],
    ['add alone', one(request("add: {':authority': add.test}")), 'add.test'],
    ['a rewrite wins', one(`${request('set: {host: set.test}')}\nrewrite: {authority: b.test}`), 'b.test'],
    [
      'the rule wins over its only destination',
      one(request('add: {host: rule.test}'), request('set: {host: d.test}')),
      'rule.test',
    ],
    ['the only destination', one('rewrite: {uri: /b}', request('set: {host: d.test}')), 'd.test'],
    [
      'the rule wins over one of several',
      two(request('set: {host: rule.test}'), request('set: {host: d.test}')),
      'rule.test',
    ],
    ['one of several destinations', two(request('set: {x-a: b}'), request('set: {host: d.test}')), 'd.test'],
    ['the host cannot be removed', one(request('remove: [host]')), 'shop.test'],
  ])('%s', (_, yaml, expected) => {
    const [path] = requestPaths(outcomeOf(yaml, 'GET /', 'shop.test'));
    expect(path?.kind === 'version' && [path.request.host, path.request.headers.has('host')]).toEqual([
      expected,
      false,
    ]);
  });
});

check(
  'hosts: in full, short within the mesh, and with a wildcard',
  virtualService(`hosts: [reviews, ratings.prod.svc.cluster.local, "*.shop.test", Api.Test]
gateways: [mesh, edge]
http: [{${to('v1')}}]`),
  [
    ['GET / | @host reviews', 'v1'],
    ['GET / | @host reviews.default', 'v1'],
    ['GET / | @host reviews.default.svc', 'v1'],
    ['GET / | @host reviews.default.svc.cluster.local', 'v1'],
    ['GET / | @host reviews.default.svc.cluster.local:9080', 'v1'],
    ['GET / | @host reviews | @from prod', 'not routed'],
    ['GET / | @host reviews.default | @from prod', 'v1'],
    ['GET / | @host ratings | @from prod', 'v1'],
    ['GET / | @host ratings.prod', 'v1'],
    ['GET / | @host ratings.default', 'not routed'],
    ['GET / | @host a.shop.test', 'v1'],
    ['GET / | @host a.b.shop.test', 'v1'],
    ['GET / | @host shop.test', 'not routed'],
    ['GET / | @host api.test', 'v1'],
    ['GET / | @host API.TEST', 'v1'],
    ['GET / | @host reviews | @gateway edge', '404'],
    ['GET / | @host reviews.default.svc.cluster.local | @gateway edge', 'v1'],
    ['GET / | @host a.shop.test | @gateway default/edge', 'v1'],
    ['GET / | @host a.shop.test | @gateway istio-system/edge', '404'],
  ],
);

check(
  'a wildcard over Services stands for their short names, too, and a full name for itself with a dot',
  virtualService(`hosts: ["*.default.svc.cluster.local", ratings.prod.svc.cluster.local]
gateways: [mesh, edge]
http: [{${to('b')}}]`),
  [
    ['GET / | @host a', 'b'],
    ['GET / | @host a | @from default', 'b'],
    ['GET / | @host a | @from prod', 'not routed'],
    ['GET / | @host a.default', 'b'],
    ['GET / | @host a.default.svc | @from prod', 'b'],
    ['GET / | @host a.default.svc.cluster.local', 'b'],
    ['GET / | @host a.default.svc.cluster.local.', 'b'],
    ['GET / | @host a.default.svc.cluster.local.:8080', 'b'],
    ['GET / | @host a.other', 'not routed'],
    ['GET / | @host a.b.c', 'not routed'],
    ['GET / | @host a.b.default.svc.cluster.local', 'not routed'],
    ['GET / | @host a.b.default.svc.cluster.local | @gateway edge', 'b'],
    ['GET / | @host ratings.prod.svc.cluster.local.', 'b'],
    ['GET / | @host ratings.prod.', 'not routed'],
    ['GET / | @host a | @gateway edge', '404'],
    ['GET / | @host a.default | @gateway edge', '404'],
    ['GET / | @host ratings.prod.svc.cluster.local. | @gateway edge', '404'],
  ],
);

check('a host outside the cluster has no other names', virtualService(`hosts: [shop.test]\nhttp: [{${to('b')}}]`), [
  ['GET / | @host shop.test.', 'not routed'],
]);

check(
  'paths are normalized before they are compared, and sent on so',
  rules(
    `match: [{uri: {prefix: /admin}}]
directResponse: {status: 403}`,
    `match: [{uri: {prefix: /to/}}]
redirect: {authority: b.test}`,
    to('b'),
  ),
  [
    ['GET /admin', '403'],
    ['GET /a/../admin', '403'],
    ['GET /./admin', '403'],
    ['GET /%61dmin', '403'],
    ['GET /a/%2e%2E/admin', '403'],
    ['GET /a\\..\\admin', '403'],
    ['GET /../admin/x', '403'],
    ['GET //admin', 'b'],
    ['GET /a%2F..%2Fadmin', 'b'],
    ['GET /a?/../admin', 'b'],
    ['GET /.admin', 'b'],
    ['GET /to/a/./b/..?c=/../d', '301 http://b.test/to/a/?c=/../d'],
    ['GET /to/..', 'b'],
  ],
);

check(
  'redirect.prefixRewrite replaces the prefix that matched',
  rules(
    `match: [{uri: {prefix: /foo/}}]
redirect: {authority: new.example.com, prefixRewrite: /}`,
    to('c'),
  ),
  [
    ['GET /foo/bar?x=y', '301 http://new.example.com/bar?x=y'],
    ['GET /other', 'c'],
  ],
);

check(
  'a port that is the default of the scheme changes nothing in a redirect',
  rules(
    `match: [{uri: {exact: /80}}]
redirect: {port: 80}`,
    `match: [{uri: {exact: /443}}]
redirect: {port: 443, scheme: https}`,
    `match: [{uri: {exact: /81}}]
redirect: {port: 81}`,
    `match: [{uri: {exact: /asked}}]
redirect: {derivePort: FROM_REQUEST_PORT}`,
    `match: [{uri: {exact: /authority}}]
redirect: {authority: "b.test:80", scheme: https}`,
    `match: [{uri: {exact: /two-ports}}]
redirect: {authority: "b.test:81", port: 82}`,
  ),
  [
    ['GET /80 | @host shop.test:8080', '301 http://shop.test:8080/80'],
    ['GET /443 | @host shop.test:8080', '301 https://shop.test:8080/443'],
    ['GET /443 | @host shop.test:80', '301 https://shop.test/443'],
    ['GET /81 | @host shop.test:8080', '301 http://shop.test:81/81'],
    ['GET /asked | @host shop.test:8080 | @port 80', '301 http://shop.test:8080/asked'],
    ['GET /asked | @port 8080', '301 http://shop.test:8080/asked'],
    ['GET /authority', '301 https://b.test:80/authority'],
    ['GET /two-ports', '301 http://b.test:81:82/two-ports'],
  ],
);

check(
  'gateways and clients: an entry may ask where a request comes from',
  virtualService(`hosts: [shop.test]
gateways: [mesh, edge, infra/inner]
http:
- {match: [{gateways: [edge]}], ${to('from-edge')}}
- {match: [{sourceLabels: {app: web, env: prod}}], ${to('from-web')}}
- {match: [{sourceNamespace: batch}], ${to('from-batch')}}
- {match: [{gateways: [mesh, infra/inner], sourceNamespace: nobody, uri: {prefix: /both}}], ${to('gateway-wins')}}`),
  [
    ['GET / | @gateway edge', 'from-edge'],
    ['GET /', '404'],
    ['GET / | @label app=web | @label env=prod', 'from-web'],
    ['GET / | @label app=web', '404'],
    ['GET / | @from batch', 'from-batch'],
    ['GET /both', 'gateway-wins'],
    ['GET /both | @gateway infra/inner', 'gateway-wins'],
    ['GET / | @gateway infra/inner', '404'],
    ['GET / | @gateway unknown', '404'],
  ],
);

const clients: Table = [
  ['GET /', 'not routed'],
  ['GET / | @label team=dev', 'not routed'],
  ['GET / | @label team=qa', 'b'],
  ['GET / | @label team=qa | @label app=web', 'b'],
];

check(
  'a route without a rule for a client does not exist for it: labels',
  rules(`match: [{sourceLabels: {team: qa}}]\n${to('b')}`),
  clients,
);

check(
  'the same with a condition on the request beside the labels, which is answered',
  rules(`match: [{sourceLabels: {team: qa}, uri: {prefix: /a}}]\n${to('b')}`),
  [
    ['GET /a', 'not routed'],
    ['GET /a | @label team=qa', 'b'],
    ['GET /b | @label team=qa', '404'],
  ],
);

check('the same with a port', rules(`match: [{port: 8080}]\n${to('b')}`), [
  ['GET / | @port 80', 'not routed'],
  ['GET / | @port 8080', 'b'],
]);

check('the same with a namespace', rules(`match: [{sourceNamespace: batch}]\n${to('b')}`), [
  ['GET /', 'not routed'],
  ['GET / | @from web', 'not routed'],
  ['GET / | @from batch', 'b'],
]);

check(
  'the same with gateways',
  virtualService(`hosts: [shop.test]
gateways: [mesh, edge]
http: [{match: [{gateways: [edge]}], ${to('b')}}]`),
  [
    ['GET /', 'not routed'],
    ['GET / | @gateway edge', 'b'],
  ],
);

check(
  'the next VirtualService counts, also one with a wildcard',
  [
    virtualService(`hosts: [shop.test]\nhttp: [{match: [{sourceLabels: {team: qa}}], ${to('qa')}}]`),
    virtualService(`hosts: [shop.test]\nhttp: [{match: [{sourceNamespace: lab}], ${to('later')}}]`).replace(
      'shop,',
      'shop-2,',
    ),
    virtualService(`hosts: ["*.test"]\nhttp: [{${to('wide')}}]`).replace('name: shop', 'name: wide'),
  ].join('\n---\n'),
  [
    ['GET /', 'wide'],
    ['GET / | @from lab', 'later'],
    ['GET / | @from lab | @label team=qa', 'qa'],
  ],
);

check(
  'a Service that a VirtualService names is not left to a wildcard, and a wildcard leaves it to no other',
  [
    virtualService(`hosts: [a]\nhttp: [{match: [{sourceLabels: {team: qa}}], ${to('qa')}}]`),
    virtualService(
      `hosts: ["*.default.svc.cluster.local"]\nhttp: [{match: [{sourceNamespace: default}], ${to('narrow')}}]`,
    ).replace('shop,', 'narrow,'),
    virtualService(`hosts: ["*.default.svc.cluster.local"]\nhttp: [{${to('same')}}]`).replace('shop,', 'same,'),
    virtualService(`hosts: ["*.svc.cluster.local"]\nhttp: [{${to('wide')}}]`).replace('shop,', 'wide,'),
  ].join('\n---\n'),
  [
    ['GET / | @host a', 'not routed'],
    ['GET / | @host a | @label team=qa', 'qa'],
    ['GET / | @host b | @from default', 'narrow'],
    ['GET / | @host b.default | @from other', 'not routed'],
    ['GET / | @host b.other', 'wide'],
  ],
);

check(
  'a name of a Service as it stands, beside the Service itself',
  [
    virtualService(`hosts: ["*.default.svc.cluster.local"]\nhttp: [{${to('wide')}}]`),
    virtualService(`hosts: [a.default.svc, a]\nhttp: [{${to('named')}}]`).replace('shop,', 'zoo,'),
  ].join('\n---\n'),
  [
    ['GET / | @host a.default.svc', 'named'],
    ['GET / | @host a', 'named'],
    ['GET / | @host b', 'wide'],
  ],
);

check(
  'the names of a Service are equal, and the oldest VirtualService counts',
  [
    virtualService(`hosts: [a.default]\nhttp: [{${to('second')}}]`)
      .replace('shop,', 'second,')
      .replace('namespace', 'creationTimestamp: "2024-01-02T00:00:00Z", namespace'),
    virtualService(`hosts: [a]\nhttp: [{${to('third')}}]`)
      .replace('shop,', 'third,')
      .replace('namespace', 'creationTimestamp: "2024-01-03T00:00:00Z", namespace'),
    virtualService(`hosts: [a.default.svc]\nhttp: [{${to('fourth')}}]`)
      .replace('shop,', 'fourth,')
      .replace('namespace', 'creationTimestamp: "2024-01-04T00:00:00Z", namespace'),
  ].join('\n---\n'),
  [
    ['GET / | @host a', 'third'],
    ['GET / | @host a.default', 'second'],
    ['GET / | @host a.default.svc', 'third'],
    ['GET / | @host a.default.svc.cluster.local', 'third'],
  ],
);

check(
  'inside the mesh a host that is not a Service is known at port 80, or at the ports of a Service beside it',
  [
    virtualService(`hosts: [shop.test]\ngateways: [mesh, gw]\nhttp: [{${to('alone')}}]`),
    virtualService(`hosts: [book.test, book]\nhttp: [{${to('beside')}}]`).replace('shop,', 'beside,'),
  ].join('\n---\n'),
  [
    ['GET /', 'alone'],
    ['GET / | @port 8080', 'not routed'],
    ['GET / | @port 8080 | @gateway gw', 'alone'],
    ['GET / | @host book.test | @port 8080', 'beside'],
    ['GET / | @host book | @port 8080', 'beside'],
  ],
);

check(
  'at a gateway, too',
  [
    virtualService(`hosts: ["*.com"]\ngateways: [gw]\nhttp: [{${to('b')}}]`),
    virtualService(`hosts: ["*.example.com"]\ngateways: [gw]\nhttp: [{match: [{port: 8080}], ${to('c')}}]`),
  ].join('\n---\n'),
  [
    ['GET / | @host a.example.com | @gateway gw', 'b'],
    ['GET / | @host a.example.com | @gateway gw | @port 8080', 'c'],
  ],
);

check(
  'at a gateway the namespace and the labels are those of its pod',
  virtualService(`hosts: [shop.test]
gateways: [gw]
http:
- {match: [{sourceNamespace: istio-system}], ${to('system')}}
- {match: [{sourceLabels: {istio: ingressgateway}}], ${to('ingress')}}`),
  [
    ['GET / | @gateway gw', '404'],
    ['GET / | @gateway gw | @from istio-system', 'system'],
    ['GET / | @gateway gw | @label istio=ingressgateway', 'ingress'],
  ],
);

const tls = `tls: [{match: [{sniHosts: [shop.test]}], ${to('b')}}]`;
check('rules for TLS alone are none for HTTP', virtualService(`hosts: [shop.test]\ngateways: [mesh, gw]\n${tls}`), [
  ['GET /', 'not routed'],
  ['GET / | @gateway gw', '404'],
]);

check(
  'rules for TCP alone leave the host to others',
  [
    virtualService(`hosts: [shop.test]\ngateways: [mesh, gw]\ntcp: [{${to('b')}}]`),
    virtualService(`hosts: ["*"]\ngateways: [gw]\nhttp: [{${to('any')}}]`),
  ].join('\n---\n'),
  [
    ['GET /', 'not routed'],
    ['GET / | @gateway gw', 'any'],
  ],
);

const edge = (name: string, http: string) =>
  virtualService(`hosts: [shop.test]\ngateways: [edge]\nhttp: [${http}]`).replace('name: shop', `name: ${name}`);

check(
  'what Istio takes for a rule that matches everything: `/` or `.*` without any other condition',
  [
    edge(
      'a',
      `{match: [{uri: {prefix: /}, headers: {host: {}}}], ${to('a')}}, {match: [{uri: {regex: .*}}], ${to('z')}}`,
    ),
    edge('b', to('b').replace(/^/, '{').replace(/$/, '}')),
  ].join('\n---\n'),
  [['GET / | @gateway edge', 'a']],
);

check(
  'a rule for the expression `.*` goes to the end, one for `/.*` stays',
  [
    edge('a', `{match: [{uri: {regex: .*}}], ${to('a')}}`),
    edge('b', `{match: [{uri: {regex: /.*}}], ${to('b')}}`),
    edge('c', `{${to('c')}}`),
  ].join('\n---\n'),
  [['GET / | @gateway edge', 'b']],
);

check(
  'of the same age: by name, then by namespace',
  [
    edge('b', `{${to('b')}}`)
      .replace('namespace: default', 'namespace: a')
      .replace('[edge]', '[default/edge]'),
    edge('a', `{${to('a')}}`)
      .replace('namespace: default', 'namespace: z')
      .replace('[edge]', '[default/edge]'),
  ].join('\n---\n'),
  [['GET / | @gateway default/edge', 'a']],
);

check('without gateways a route is for the mesh alone', rules(to('v1')), [
  ['GET /', 'v1'],
  ['GET / | @gateway edge', '404'],
]);

check(
  'of several for a host the most specific counts, then the oldest',
  `${virtualService('hosts: ["*.test"]\nhttp: [{route: [{destination: {host: wide}}]}]')}
---
${virtualService('hosts: [shop.test]\nhttp: [{match: [{uri: {prefix: /a}}], route: [{destination: {host: narrow}}]}]')}`,
  [
    ['GET /a', 'narrow'],
    ['GET /b', '404'],
    ['GET /b | @host other.test', 'wide'],
  ],
);

const atGateway = (name: string, created: string, http: string, gateways = '[mesh, edge]') =>
  virtualService(`hosts: [shop.test]\ngateways: ${gateways}\nhttp: [${http}]`).replace(
    'name: shop,',
    `name: ${name}, creationTimestamp: "${created}",`,
  );
const when = (path: string, name: string) => `{match: [{uri: {prefix: ${path}}}], ${to(name)}}`;

check(
  'at a gateway the rules of several for a host count together, the oldest first and what takes everything last',
  [
    atGateway(
      'b',
      '2024-02-01',
      `${when('/b', 'b')}, ${when('/both', 'b')}, {${to('b-rest')}}, ${when('/never', 'b')}`,
    ),
    atGateway('a', '2024-01-01', `${when('/a', 'a')}, ${when('/both', 'a')}, ${when('/', 'a-rest')}`),
    atGateway('c', '2023-01-01', `${when('/both', 'c')}`, '[other]'),
    virtualService(`hosts: ["*.test"]\ngateways: [edge]\nhttp: [${when('/wide', 'wide')}]`),
  ].join('\n---\n'),
  [
    ['GET /a | @gateway edge', 'a'],
    ['GET /b | @gateway edge', 'b'],
    ['GET /both | @gateway edge', 'a'],
    ['GET /never | @gateway edge', 'a-rest'],
    ['GET /wide | @gateway edge', 'a-rest'],
    ['GET / | @gateway edge', 'a-rest'],
    ['GET /a', 'a'],
    ['GET /b', 'a-rest'],
    ['GET /both | @gateway other', 'c'],
  ],
);

check(
  'what takes everything at another place does not count here',
  [
    atGateway(
      'a',
      '2024-01-01',
      `{match: [{gateways: [other]}], ${to('elsewhere')}}, ${when('/a', 'a')}`,
      '[edge, other]',
    ),
    atGateway('b', '2024-02-01', `{match: [{port: 81}, {port: 80}], ${to('b-rest')}}`, '[edge]'),
  ].join('\n---\n'),
  [
    ['GET /a | @gateway edge', 'a'],
    ['GET /c | @gateway edge', 'b-rest'],
    ['GET /a | @gateway other', 'elsewhere'],
    ['GET / | @gateway edge | @port 82', '404'],
  ],
);
