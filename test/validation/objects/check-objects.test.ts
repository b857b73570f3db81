import { describe, expect, it } from 'vitest';
import { formatText } from '../../../src/diagnostics/format-text.ts';
import { checkObjects } from '../../../src/validation/objects/check-objects.ts';
import { readObjects } from '../../../src/values/yaml/read-objects.ts';

const file = 'route.yaml';

async function check(text: string) {
  const sources = new Map([[file, text]]);
  const { objects } = readObjects(file, new TextEncoder().encode(text));
  return { diagnostics: await checkObjects(objects, 'default', sources), sources };
}

/** The path and the message of each fault. */
async function faults(text: string): Promise<readonly string[]> {
  const { diagnostics } = await check(text);
  return diagnostics.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const virtualService = (spec: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec: ${spec}\n`;
const istioRule = (rule: string) => virtualService(`{hosts: [a], http: [{${rule}}]}`);
const route = 'route: [{destination: {host: b}}]';
const httpRoute = (spec: string) =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: ${spec}\n`;
const gatewayRule = (rule: string) => httpRoute(`{rules: [{${rule}}]}`);

describe('a VirtualService', () => {
  it.each([
    ['{hosts: [a], http: [{route: [{destination: {host: b, port: {number: 80}}, weight: 1}]}]}'],
    ['{hosts: ["*"], gateways: [public], http: [{redirect: {uri: /}}]}'],
    ['{http: [{directResponse: {status: 404}}]}'],
    ['{hosts: [a], http: [{redirect: {uri: /, redirectCode: 0}}]}'],
    ['{hosts: [a], http: [{match: [{withoutHeaders: {x: {regex: "*"}}}], route: [{destination: {host: b}}]}]}'],
    ['{hosts: [a], http: [{timeout: null, route: [{destination: {host: b}}]}]}'],
  ])('is accepted: %s', async (spec) => {
    expect(await faults(virtualService(spec))).toEqual([]);
  });

  it.each([
    [virtualService('{hosts: ["*"], http: [{redirect: {uri: /}}]}'), 'hosts[0] is "*", which Istio accepts only at'],
    [virtualService('{hosts: [a.b, "*.b"], http: [{redirect: {uri: /}}]}'), 'hosts[1] is "*.b", which overlaps with'],
    [virtualService('{hosts: [a.1], http: [{redirect: {uri: /}}]}'), 'hosts[0] ends with the number 1'],
    [virtualService('{hosts: [a]}'), 'spec has no rules'],
    [virtualService('{gateways: [a], http: [{redirect: {uri: /}}]}'), 'gateways must be absent'],
    [virtualService('{hosts: [a], exportTo: ["*", b], http: [{redirect: {uri: /}}]}'), 'exportTo has "*" beside'],
    [virtualService('{hosts: [a], gateways: [a/b/c], http: [{redirect: {uri: /}}]}'), 'gateways[0] is not the name'],
    [istioRule('match: [{uri: {prefix: /}}]'), 'http[0] does nothing'],
    [istioRule('redirect: {uri: /a}, rewrite: {uri: /b}'), 'http[0] has redirect and rewrite'],
    [istioRule('redirect: {}'), 'redirect redirects to the same place'],
    [istioRule('redirect: {uri: /, scheme: ftp}'), 'scheme is unknown'],
    [istioRule('redirect: {uri: /, redirectCode: 304}'), 'redirectCode must be 301, 302, 303, 307 or 308, not 304'],
    [istioRule(`${route}, fault: {abort: {httpStatus: 600}}`), 'httpStatus must be between 200 and 599, not 600'],
    [istioRule(`${route}, fault: {abort: {percentage: {value: 101}}}`), 'value must be between 0 and 100, not 101'],
    [istioRule('directResponse: {status: 99}'), 'status must be between 200 and 599, not 99'],
    [istioRule(`${route}, rewrite: {}`), 'rewrite changes nothing'],
    [istioRule(`${route}, rewrite: {uriRegexRewrite: {match: "("}}`), 'uriRegexRewrite needs rewrite'],
    [istioRule(`${route}, rewrite: {uriRegexRewrite: {match: "(", rewrite: a}}`), 'match is not a regular expression'],
    [istioRule(`${route}, timeout: 0s`), 'timeout must be at least 1ms, not 0s'],
    [istioRule(`${route}, timeout: 1d`), 'timeout is not a duration: "1d"'],
    [istioRule(`${route}, retries: {attempts: 1, retryOn: 5xxx}`), 'retryOn has an unknown condition: "5xxx"'],
    [istioRule(`${route}, fault: {}`), 'fault has neither delay nor abort'],
    [istioRule(`${route}, fault: {delay: {exponentialDelay: 1s}}`), 'exponentialDelay is not supported by Istio'],
    [istioRule(`${route}, mirrorPercentage: {value: 101}`), 'value must be between 0 and 100, not 101'],
    [istioRule(`${route}, headers: {request: {remove: [host]}}`), 'remove[0] is host, which Istio changes only in'],
    [istioRule(`${route}, headers: {request: {set: {":path": a}}}`), ':path is :path, which Istio does not change'],
    [istioRule(`${route}, headers: {response: {set: {a: 5%}}}`), 'a has a "%" that begins no variable'],
    [istioRule(`${route}, rewrite: {authority: a}, headers: {request: {set: {host: b}}}`), 'host sets the host of'],
    [istioRule('route: [{destination: {host: b}}, {destination: {host: c}}]'), 'route has a total weight of 0'],
    [istioRule('route: [{destination: {host: ""}}]'), 'host must not be empty'],
    [istioRule('route: [{destination: {host: 10.0.0.1}}]'), 'host ends with the number 1'],
    [istioRule('route: [{destination: {host: b, subset: v_1}}]'), 'subset is not a name'],
    [istioRule('route: [{destination: {host: b, port: {number: 0}}}]'), 'number must be between 1 and 65535, not 0'],
    [istioRule('route: [{destination: {host: b}, weight: 90.5}]'), 'weight must be an integer, not the number 90.5'],
    [istioRule('route: [{destination: {host: b}, weight: -1}]'), 'weight must be at least 0, not -1'],
    [istioRule(`match: [{uri: {exact: a, prefix: b}}], ${route}`), 'uri has exact and prefix'],
    [istioRule(`match: [{port: 70000}], ${route}`), 'port must be at most 65535, not 70000'],
    [virtualService('{hosts: [a], tls: [{route: [{destination: {host: b}}]}]}'), '"match" is missing in tls[0]'],
    [
      virtualService('{hosts: [a], tls: [{match: [{sniHosts: [b]}], route: [{destination: {host: b}}]}]}'),
      'sniHosts[0] is not one of the hosts',
    ],
    [
      virtualService('{hosts: [a], tcp: [{match: [{destinationSubnets: [a]}], route: [{destination: {host: b}}]}]}'),
      'destinationSubnets[0] is not a subnet: "a"',
    ],
  ])('is refused: %s', async (text, said) => {
    const { diagnostics } = await check(text);
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining(said)]);
    expect(diagnostics.map(({ code, severity, position }) => [code, severity, position.kind])).toEqual([
      ['broken-route', 'error', 'file'],
    ]);
  });

  it('has all its faults reported at once, in the order of the file', async () => {
    const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: ["*"]
  http:
    - timeout: 0s
      route:
        - destination: { host: shop, port: { name: http } }
          weigth: 90
        - destination: { host: shop-2 }
          weight: 9.5
`;
    const { diagnostics, sources } = await check(text);
    expect(formatText(diagnostics, { sources, color: false })).toMatchInlineSnapshot(`
      "error[broken-route]: hosts[0] is "*", which Istio accepts only at gateways, not inside the mesh
       --> route.yaml:5:11
        |
      5 |   hosts: ["*"]
        |           ^^^
        = path: spec.hosts[0]
        = help: name the hosts, or write gateways without mesh

      error[broken-route]: timeout must be at least 1ms, not 0s
       --> route.yaml:7:16
        |
      7 |     - timeout: 0s
        |                ^^
        = path: spec.http[0].timeout
        = help: remove it: without a timeout, Istio does not limit requests

      error[broken-route]: unknown key "name"
       --> route.yaml:9:46
        |
      9 |         - destination: { host: shop, port: { name: http } }
        |                                              ^^^^
        = path: spec.http[0].route[0].destination.port.name
        = help: the keys here are number

      error[broken-route]: unknown key "weigth"
        --> route.yaml:10:11
         |
      10 |           weigth: 90
         |           ^^^^^^
         = path: spec.http[0].route[0].weigth
         = help: did you mean "weight"?

      error[broken-route]: weight must be an integer, not the number 9.5
        --> route.yaml:12:19
         |
      12 |           weight: 9.5
         |                   ^^^
         = path: spec.http[0].route[1].weight
         = help: weights are proportions: multiply all of them by the same number to get integers

      5 errors in route.yaml
      "
    `);
  });
});

describe('an HTTPRoute', () => {
  it.each([
    ['{}'],
    ['{parentRefs: [{name: a, namespace: b}, {name: a}], rules: [{}, {backendRefs: [{name: b, port: 80}]}]}'],
    ['{rules: [{timeouts: {request: 0s, backendRequest: 5s}}]}'],
    ['{rules: [{backendRefs: [{group: example.com, kind: Bucket, name: b}]}]}'],
  ])('is accepted: %s', async (spec) => {
    expect(await faults(httpRoute(spec))).toEqual([]);
  });

  const filter = (text: string) => gatewayRule(`filters: [${text}]`);
  const path = (value: string) => gatewayRule(`matches: [{path: {value: '${value}'}}]`);
  it.each([
    [httpRoute('{parentRefs: [{name: a}, {name: a}]}'), 'parentRefs names the same parent twice'],
    [httpRoute('{parentRefs: [{name: a}, {name: a, sectionName: b}]}'), 'parentRefs names the same parent with and'],
    [httpRoute('{hostnames: [A.com]}'), 'hostnames[0]'],
    [gatewayRule('backendRefs: [{name: b}]'), 'backendRefs[0] has no port'],
    [gatewayRule('backendRefs: [{name: b, port: 80, weight: 1000001}]'), 'weight must be between 0 and 1000000'],
    [gatewayRule('timeouts: {request: 1s, backendRequest: 2s}'), 'timeouts has a longer timeout for backendRequest'],
    [gatewayRule('timeouts: {request: 1.5s}'), 'request'],
    [path('a'), 'path must begin with "/"'],
    [path('/a//b'), 'path must not contain "//"'],
    [path('/a/..'), 'path must not end with "/.."'],
    [path('/a b'), 'path has a character that the path of a URL cannot have'],
    [gatewayRule('matches: [{method: get}]'), 'method must be'],
    [gatewayRule('matches: [{headers: [{name: a, value: b}, {name: a, value: c}]}]'), 'two items of headers have'],
    [filter('{type: RequestRedirect}'), 'filters[0] has the type RequestRedirect, but no requestRedirect'],
    [filter('{type: CORS, cors: {}, urlRewrite: {}}'), 'filters[0] has urlRewrite, but its type is not URLRewrite'],
    [filter('{type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath}}}'), 'path has the type ReplaceFullPath'],
    [
      filter('{type: URLRewrite, urlRewrite: {}}, {type: URLRewrite, urlRewrite: {}}'),
      'filters has the filter URLRewrite more than once',
    ],
    [
      filter('{type: URLRewrite, urlRewrite: {}}, {type: RequestRedirect, requestRedirect: {}}'),
      'filters has the filters RequestRedirect and URLRewrite',
    ],
    [
      gatewayRule('filters: [{type: RequestRedirect, requestRedirect: {}}], backendRefs: [{name: b, port: 80}]'),
      'rules[0] has backendRefs beside the filter RequestRedirect',
    ],
    [filter('{type: CORS, cors: {allowMethods: [GET, "*"]}}'), 'allowMethods has "*" beside other items'],
    [filter('{type: CORS, cors: {allowMethods: [GET, GET]}}'), 'two items of allowMethods are the string "GET"'],
    [
      filter(
        '{type: RequestMirror, requestMirror: {backendRef: {name: b, port: 80}, fraction: {numerator: 3, denominator: 2}}}',
      ),
      'fraction is more than 1',
    ],
    [
      gatewayRule(
        'matches: [{path: {type: Exact, value: /}}], filters: [{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}}]',
      ),
      'rules[0] has the filter URLRewrite with replacePrefixMatch, so it needs exactly one match',
    ],
    [httpRoute(`{rules: [${'{matches: [{}]}, '.repeat(17)}]}`), 'rules has 17 items'],
    [httpRoute(`{rules: [${`{matches: [${'{}, '.repeat(43)}]}, `.repeat(3)}]}`), 'rules has more than 128 matches'],
    [gatewayRule('backendRef: []'), 'unknown key "backendRef"'],
    [httpRoute('{}').replace('metadata', 'metadata: {name: a}\nmetdata'), 'unknown key "metdata"'],
    [httpRoute('{}').replace('{name: a}', '{name: A}'), 'name'],
  ])('is refused: %s', async (text, said) => {
    const { diagnostics } = await check(text);
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining(said)]);
  });
});

describe('the experimental channel', () => {
  it('causes warnings', async () => {
    const text = httpRoute('{rules: [{retry: {attempts: 2}}]}');
    const { diagnostics, sources } = await check(text);
    expect(formatText(diagnostics, { sources, color: false })).toMatchInlineSnapshot(`
      "warning[experimental-field]: retry exists only in the experimental channel of the Gateway API
       --> route.yaml:4:17
        |
      4 | spec: {rules: [{retry: {attempts: 2}}]}
        |                 ^^^^^
        = path: spec.rules[0].retry
        = help: remove it, or install the CRDs of the experimental channel: with the standard ones, the API server refuses such an object from kubectl apply

      1 warning in route.yaml
      "
    `);
  });

  const twoPorts = (more: string) => httpRoute(`{parentRefs: [{name: a, port: 80}, {name: a, port: 81}${more}]}`);
  it.each([
    [httpRoute('{useDefaultGateways: All}'), ['useDefaultGateways exists only in']],
    [httpRoute('{useDefaultGateways: null}'), ['useDefaultGateways exists only in']],
    [twoPorts(''), ['names the same parent twice, which only the experimental channel accepts']],
    [
      gatewayRule('filters: [{type: ExternalAuth}]'),
      ['filters[0] has the type ExternalAuth', 'type "ExternalAuth" exists'],
    ],
    [
      gatewayRule('retry: {attempts: 0, code: [500]}'),
      ['retry exists only in', 'attempts must be', 'unknown key "code"'],
    ],
    [gatewayRule('sessionPersistence: {type: Header, cookieConfig: {}}'), ['exists only in', 'has cookieConfig, but']],
    [
      gatewayRule('retry: {}, matches: [{headers: [{name: a, value: "b  c"}]}]'),
      ['exists only in', 'value of a header'],
    ],
    [httpRoute('{rules: [{name: a, retry: {}}, {name: a}]}'), ['two rules with the same name', 'exists only in']],
  ])('checks the content of what it has: %s', async (text, said) => {
    const { diagnostics } = await check(text);
    expect(diagnostics.map(({ message }) => message)).toEqual(said.map((part) => expect.stringContaining(part)));
  });

  it.each([
    [gatewayRule('matches: [{headers: [{name: a, value: "b  c"}]}]')],
    [httpRoute('{rules: [{name: a}, {name: a}]}')],
  ])('does not count where nothing of it is used: %s', async (text) => {
    expect(await faults(text)).toEqual([]);
  });

  it('does not hide what both channels refuse', async () => {
    expect(await faults(twoPorts(', {name: a, port: 80}'))).toEqual([
      'spec.parentRefs: parentRefs names the same parent twice',
    ]);
  });

  it('compares long values of headers in linear time', async () => {
    const value = `${'a'.repeat(4000)}\\u0001`;
    const before = process.cpuUsage().user;
    const text = gatewayRule(`retry: {}, matches: [{headers: [{name: a, value: "${value}"}]}]`);
    expect(await faults(text)).toHaveLength(2);
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(2);
  });
});

it('checks the objects beside routes, and passes other kinds', async () => {
  const gateway = (group: string, spec: string) =>
    `apiVersion: ${group}\nkind: Gateway\nmetadata: {name: a}\nspec: ${spec}\n`;
  const ofApi = (listener: string) =>
    gateway('gateway.networking.k8s.io/v1', `{gatewayClassName: a, listeners: [{name: a, port: 80, ${listener}}]}`);
  expect(await faults(ofApi('protocol: HTTP'))).toEqual([]);
  expect(await faults(ofApi('protocol: HTTP, tls: {}'))).toEqual([
    'spec.listeners: listeners has a listener with tls whose protocol is HTTP, TCP or UDP',
    'spec.listeners.0.tls: tls has no certificate',
  ]);
  expect(await faults(gateway('networking.istio.io/v1', '{servers: [{hosts: [a]}]}'))).toEqual([
    'spec.servers.0.port: "port" is missing in servers[0]',
  ]);
  expect(await faults('apiVersion: example.com/v1\nkind: Gateway\nspec: {anything: 1}')).toEqual([]);
  expect(await faults('apiVersion: [a]\nkind: {b: c}')).toEqual([]);
});

it('takes no longer for long lists', async () => {
  const list = (count: number, item: (index: number) => string) =>
    Array.from({ length: count }, (_, at) => item(at)).join(', ');
  const hosts = list(20_000, (at) => `h${at}.example.com`);
  const parents = list(3000, (at) => `{name: g${at}}`);
  const before = process.cpuUsage();
  expect(await faults(virtualService(`{hosts: [${hosts}], http: [{redirect: {uri: /}}]}`))).toEqual([]);
  expect(await faults(virtualService(`{hosts: [${hosts}, "h1.*.com"], http: [{redirect: {uri: /}}]}`))).toHaveLength(1);
  expect(await faults(httpRoute(`{parentRefs: [${parents}]}`))).toHaveLength(1);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(5);
});
