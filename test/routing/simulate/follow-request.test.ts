import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requestPaths } from '../../../src/routing/simulate/request-paths.ts';
import { withinCpuSeconds } from '../../within-cpu-seconds.ts';
import { ask, outcomeOf } from './ask.ts';

/** The routes that the Iter8 controller makes of the examples; an end-to-end test keeps them true. */
const rendered = (name: string) => readFileSync(`docs/reference/rendered/${name}-route.yaml`, 'utf8');

describe('follows a request to the version, through a gateway where it comes to the route once more', () => {
  it.each([
    ['deployment-istio-blue-green', 'GET /', 'demo.default', 'demo-0 50, demo-1 50'],
    ['deployment-istio-canary', 'GET /', 'demo.default', 'demo-0'],
    ['deployment-istio-canary', 'GET / | traffic: test', 'demo.default.svc', 'demo-1'],
    ['deployment-istio-mirror', 'GET /', 'demo.default', 'demo-0; copies demo-1 100'],
    ['deployment-gtw-blue-green', 'GET /', 'demo', 'demo-0 70, demo-1 30'],
    ['deployment-gtw-canary', 'GET /', 'demo', 'demo-0'],
    ['deployment-gtw-canary', 'GET / | x-team: qa', 'demo', 'demo-1'],
    ['deployment-gtw-canary', 'GET /beta/a', 'demo.default', 'demo-1'],
    ['deployment-gtw-canary', 'GET /betas', 'demo.default', 'demo-0'],
    ['deployment-gtw-mirror', 'GET /', 'demo', 'demo-0; copies demo-1 30'],
    ['kserve-blue-green', 'GET /', 'wisdom.default', 'wisdom-0 70, wisdom-1 30'],
    ['kserve-blue-green', 'GET / | branch: wisdom-1', 'wisdom.default', 'wisdom-1'],
    ['kserve-canary', 'GET / | x-team: qa', 'wisdom.default', 'wisdom-1'],
    ['kserve-mirror', 'GET /', 'wisdom.default', 'wisdom-0; copies wisdom-1 30'],
    ['kserve-0.10-blue-green', 'GET /', 'wisdom.default', 'wisdom-0 70, wisdom-1 30'],
    ['kserve-0.10-mirror', 'GET /', 'wisdom.default', 'wisdom-0; copies wisdom-1 30'],
    ['kserve-modelmesh-istio-blue-green', 'GET /', 'wisdom.default', 'wisdom-0 70, wisdom-1 30'],
    ['kserve-modelmesh-istio-canary', 'GET / | x-team: qa', 'wisdom.default', 'wisdom-1'],
  ])('%s: %s for %s -> %s', (name, request, host, answer) => {
    expect(ask(rendered(name), request, host)).toBe(answer);
  });

  it('sends the request on as the rules change it', () => {
    const paths = requestPaths(outcomeOf(rendered('kserve-blue-green'), 'POST / | x-user: ann', 'wisdom.default'));
    expect(paths.map((path) => path.kind === 'version' && [path.request.host, path.request.path])).toEqual([
      ['wisdom-0-predictor.default.svc.cluster.local', '/v2/models/wisdom-0/infer'],
      ['wisdom-1-predictor.default.svc.cluster.local', '/v2/models/wisdom-1/infer'],
    ]);
    for (const way of paths) {
      expect(way.kind === 'version' && [...way.request.headers]).toEqual([['x-user', 'ann']]);
    }
  });
});

describe('an end to everything', () => {
  const gateways = 'gateways: [mesh, infra/loop]\n';
  const virtualService = (http: string) =>
    `apiVersion: networking.istio.io/v1beta1\nkind: VirtualService\nmetadata: {name: a}\nspec:\n  hosts: [a.test]\n  ${gateways}  http: ${http}`;

  it('a request that comes back for ever is refused', () => {
    const route = virtualService('[{route: [{destination: {host: loop.infra.svc.cluster.local}}]}]');
    expect(ask(route, 'GET /', 'a.test')).toBe('508');
  });

  it('follows a limited number of paths', () => {
    const destination = '{destination: {host: loop.infra.svc.cluster.local}, weight: 1}';
    const route = virtualService(`[{route: [${Array(50).fill(destination).join(', ')}]}]`);
    expect(() => ask(route, 'GET /', 'a.test')).toThrow(
      expect.objectContaining({ message: 'sends a request on more than 10000 paths' }),
    );
  });

  it.each([
    ['(a+)+$', `/${'a'.repeat(20_000)}!`],
    ['(.*)*b', `/${'a'.repeat(20_000)}`],
    ['(((a{0,1000})*)*)*', `/${'a'.repeat(5_000)}b`],
    ['(?:(a|b|ab)*){0,900}c', `/${'ab'.repeat(4_000)}`],
  ])('the hostile expression %s is answered soon', (regex, path) => {
    const route = virtualService(`[{match: [{uri: {regex: '${regex}'}}], route: [{destination: {host: b.test}}]}]`);
    expect(withinCpuSeconds(5, () => ask(route, `GET ${path}`, 'a.test'))).toBe('404');
  });
});

describe('rewrites', () => {
  const vs = (rule: string) =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec:\n  hosts: [a.test]\n  http: [{${rule}, route: [{destination: {host: b.test}}]}]`;
  const httpRoute = (matches: string, path: string) =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec:\n  parentRefs: [{kind: Service, name: a}]\n  rules:\n  - matches: [${matches}]\n    filters: [{type: URLRewrite, urlRewrite: {hostname: c.test, path: ${path}}}]\n    backendRefs: [{name: b}]`;
  const replacePrefix = (text: string) => `{type: ReplacePrefixMatch, replacePrefixMatch: "${text}"}`;

  it.each([
    [
      'a prefix',
      vs('match: [{uri: {prefix: /ratings}}], rewrite: {uri: /v1/bookRatings}'),
      '/ratings/1?x',
      '/v1/bookRatings/1?x',
    ],
    ['an exact path', vs('match: [{uri: {exact: /a}}], rewrite: {uri: /b}'), '/a', '/b'],
    ['what an expression matched', vs("match: [{uri: {regex: '/a.*'}}], rewrite: {uri: /b}"), '/ab/c?d', '/b?d'],
    ['the slash where no path is asked for', vs('rewrite: {uri: /path}'), '/foo', '/pathfoo'],
    [
      'groups of an expression',
      vs("rewrite: {uriRegexRewrite: {match: '^/service/update/v1/api/([^/]+)(/.*)$', rewrite: '/c/\\2/\\1'}}"),
      '/service/update/v1/api/x/y',
      '/c//y/x',
    ],
    [
      'a backslash that stands for itself',
      vs("rewrite: {uriRegexRewrite: {match: '/a', rewrite: '/\\\\b'}}"),
      '/a',
      '/\\b',
    ],
    [
      'letters in any case',
      vs("rewrite: {uriRegexRewrite: {match: '(?i)/xxx/', rewrite: /yyy/}}"),
      '/aaa/XxX/bbb',
      '/aaa/yyy/bbb',
    ],
    ['elements', httpRoute('{path: {value: /foo}}', replacePrefix('/xyz')), '/foo/bar', '/xyz/bar'],
    ['elements, a slash given', httpRoute('{path: {value: /foo/}}', replacePrefix('/xyz/')), '/foo/bar', '/xyz/bar'],
    ['elements by nothing', httpRoute('{path: {value: /foo}}', replacePrefix('')), '/foo', '/'],
    [
      'elements, the slash at the end kept',
      httpRoute('{path: {value: /foo}}', replacePrefix('/xyz')),
      '/foo/',
      '/xyz/',
    ],
    ['the whole path', httpRoute('{}', '{type: ReplaceFullPath, replaceFullPath: /all}'), '/foo?q', '/all?q'],
  ])('replaces %s', (_, route, path, expected) => {
    const [way] = requestPaths(
      outcomeOf(route, `GET ${path}`, 'a.test'.replace(/.*/, route.includes('HTTPRoute') ? 'a' : '$&')),
    );
    expect(way?.kind === 'version' && way.request.path).toBe(expected);
  });
});

describe('the host that a request is sent on with', () => {
  const set = (host: string) => `headers: {request: {set: {Host: ${host}}}}`;
  const send = (rule: string, destination = '') =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec:\n  hosts: [a.test]\n  http: [{route: [{destination: {host: b.test}${destination}}]${rule}}]`;

  it.each([
    ['stays', send(''), 'a.test'],
    ['is not the one of an empty header', send(`, ${set('""')}`), 'a.test'],
    ['is the header beside a rewrite of the path', send(`, rewrite: {uri: /b}, ${set('r.test')}`), 'r.test'],
    ['is the header of the destination', send('', `, ${set('d.test')}`), 'd.test'],
    ['is the header of the rule before that', send(`, ${set('r.test')}`, `, ${set('d.test')}`), 'r.test'],
    [
      'is that of a rewrite before both',
      send(`, rewrite: {authority: w.test}, ${set('r.test')}`, `, ${set('d.test')}`),
      'w.test',
    ],
  ])('%s', (_, route, host) => {
    const [way] = requestPaths(outcomeOf(route, 'GET /', 'a.test'));
    expect(way?.kind === 'version' && way.request.host).toBe(host);
  });
});
