import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { buildRequest, type RequestSpec } from '../../src/routing/answer/build-request.ts';
import { describeCondition, describeConditionResult } from '../../src/routing/describe-condition.ts';
import { judgeCondition } from '../../src/routing/simulate/judge-condition.ts';
import { readRoute } from '../../src/routing/simulate/read-route.ts';
import type { DataMap } from '../../src/values/data.ts';
import { requestOf } from './simulate/ask.ts';

/** The only condition of an entry, in a VirtualService or an HTTPRoute. */
function conditionOf(entry: string) {
  const route = entry.startsWith('path')
    ? `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {rules: [{matches: [{${entry}}]}]}`
    : `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec: {http: [{match: [{${entry}}], directResponse: {status: 200}}]}`;
  const [condition] = readRoute(load(route) as DataMap, 'default').rules[0]?.entries[0]?.conditions ?? [];
  if (condition === undefined) throw new Error(`there is no condition in ${entry}`);
  return condition;
}

describe('descriptions of conditions', () => {
  it.each([
    ['headers: {a: {exact: b}}', 'header a is "b"', 'header a must be "b"'],
    ['headers: {a: {prefix: b}}', 'header a begins with "b"', 'header a must begin with "b"'],
    ['headers: {a: {regex: b.*}}', 'header a matches "b.*"', 'header a must match "b.*"'],
    ['headers: {a: {}}', 'header a is present', 'header a must be present'],
    ['withoutHeaders: {a: {exact: b}}', 'header a is not "b"', 'header a must not be "b"'],
    ['withoutHeaders: {a: {prefix: b}}', 'header a does not begin with "b"', 'header a must not begin with "b"'],
    ['withoutHeaders: {a: {regex: b}}', 'header a does not match "b"', 'header a must not match "b"'],
    ['withoutHeaders: {a: {}}', 'header a is not present', 'header a must not be present'],
    ['queryParams: {a: {exact: ""}}', 'query parameter a is ""', 'query parameter a must be ""'],
    [
      'uri: {exact: /A}, ignoreUriCase: true',
      'the path is "/A" (ignoring case)',
      'the path must be "/A" (ignoring case)',
    ],
    ['method: {exact: GET}', 'the method is "GET"', 'the method must be "GET"'],
    ['authority: {exact: a}', 'the host is "a"', 'the host must be "a"'],
    ['port: 80', 'the port is "80"', 'the port must be "80"'],
    ['gateways: [mesh, b]', 'the gateway is mesh or default/b', 'the gateway must be mesh or default/b'],
    ['sourceNamespace: a', 'the client\'s namespace is "a"', 'the client\'s namespace must be "a"'],
    ['sourceLabels: {app: b}', 'the client\'s label app is "b"', 'the client\'s label app must be "b"'],
    ['path: {value: /a/}', 'the path is "/a" or below', 'the path must be "/a" or below'],
  ])('%s', (entry, isMet, mustBe) => {
    const condition = conditionOf(entry);
    expect([describeCondition(condition, true), describeCondition(condition, false)]).toEqual([isMet, mustBe]);
  });

  it.each([
    ['headers: {a: {exact: b}}', 'GET /', 'header a must be "b", but it is missing'],
    ['headers: {a: {exact: b}}', 'GET / | a: c', 'header a must be "b", but it is "c"'],
    [
      'headers: {a: {exact: b}}',
      `GET / | a: ${'c'.repeat(99)}`,
      `header a must be "b", but it is "${'c'.repeat(60)}…"`,
    ],
    ['withoutHeaders: {a: {}}', 'GET / | a: b', 'header a must not be present, but it is "b"'],
    [
      'withoutHeaders: {a: {regex: b*}}',
      'GET /',
      'header a must not match "b*", but it is missing, which counts as empty',
    ],
    ['uri: {prefix: /a}', 'GET /a/b?c', 'the path begins with "/a"'],
  ])('%s for the request %s', (entry, request, words) => {
    expect(describeConditionResult(judgeCondition(conditionOf(entry), requestOf(request, 'a.test')))).toBe(words);
  });
});

const vs = (spec: string) =>
  readRoute(
    load(`apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec: ${spec}`) as DataMap,
    'default',
  );
const httpRoute = (spec: string) =>
  readRoute(
    load(`apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: ${spec}`) as DataMap,
    'default',
  );

describe('buildRequest', () => {
  it.each([
    [vs('{hosts: [web.default, "*.test"]}'), {}, 'GET http web.default / mesh 80'],
    [vs('{hosts: [web]}'), { scheme: 'https' }, 'GET https web.default.svc.cluster.local / mesh 443'],
    [vs('{hosts: ["*.test", shop.test], gateways: [edge]}'), {}, 'GET http shop.test / default/edge 80'],
    [vs('{hosts: ["*"], gateways: [edge, mesh]}'), {}, 'GET http localhost / mesh 80'],
    [vs('{hosts: ["*"]}'), { host: 'a:8080', method: 'PUT', path: '/b?c' }, 'PUT http a:8080 /b?c mesh 8080'],
    [vs('{hosts: ["*"]}'), { host: 'a:8080', port: 81 }, 'GET http a:8080 / mesh 81'],
    [httpRoute('{parentRefs: [{kind: Service, name: web, port: 8080}]}'), {}, 'GET http web.default / mesh 8080'],
    [
      httpRoute('{parentRefs: [{kind: Service, name: w}, {name: e}], hostnames: [s.test]}'),
      { gateway: 'e' },
      'GET http s.test / e 80',
    ],
    [httpRoute('{parentRefs: [{name: e}]}'), {}, 'GET http localhost / default/e 80'],
  ] satisfies readonly (readonly [unknown, RequestSpec, string])[])('%#', (route, spec, expected) => {
    const wanted = buildRequest([route], spec);
    if (!wanted.ok) throw new Error(wanted.message);
    const { method, scheme, host, path, gateway, port } = wanted.request;
    expect([method, scheme, host, path, gateway, port].join(' ')).toBe(expected);
  });

  it('joins headers of the same name, and cookies', () => {
    const spec: RequestSpec = {
      headers: [
        ['X-A', '1'],
        ['x-a', '2'],
        ['Cookie', 'a=b'],
      ],
      cookies: [['c', 'd']],
    };
    const wanted = buildRequest([vs('{hosts: [web]}')], spec);
    expect(wanted.ok && Object.fromEntries(wanted.request.headers)).toEqual({ 'x-a': '1,2', cookie: 'a=b; c=d' });
  });

  it.each([
    [{ path: 'a' }, '"a" is not a valid path'],
    [{ path: '/a#b' }, '"/a#b" is not a valid path'],
    [{ path: '/a b' }, '"/a b" is not a valid path'],
    [{ method: 'G T' }, '"G T" is not a valid method'],
    [{ host: 'a/b' }, '"a/b" is not a valid host'],
    [{ headers: [['a b', 'c']] }, '"a b" is not a valid header'],
    [{ headers: [['a', 'b\nc: d']] }, '"a" is not a valid header'],
    [{ cookies: [['a', 'b; c=d']] }, '"a" is not a valid cookie'],
    [{ path: `/${'a'.repeat(70_000)}` }, 'the request has more than 60 KiB, the most that proxies accept'],
    [{}, 'the request needs a host; the route accepts *.test'],
  ] satisfies readonly (readonly [RequestSpec, string])[])(
    '%#: refuses a request that cannot be sent',
    (spec, message) => {
      expect(buildRequest([vs('{hosts: ["*.test"]}')], spec)).toEqual({
        ok: false,
        message: expect.stringContaining(message),
      });
    },
  );
});
