import { describe, expect, test } from 'vitest';
import { destination, rejectedRule, route } from './rejected.ts';

const megabyte = 1024 * 1024;
const match = [{ uri: { prefix: '/a' } }];

describe("rules that Istio's webhook accepts", () => {
  test.each<object>([
    { route },
    { route: [{ destination: { host: '*.test', subset: 'v1', port: { number: 65_535 } }, weight: 0 }] },
    {
      route: [
        { destination, weight: 1 },
        { destination, weight: 0 },
      ],
    },
    { route, mirror: destination, mirrorPercentage: { value: 100 } },
    { route, mirrors: [{ destination, percentage: { value: 0 } }], mirrorPercent: 5 },
    { redirect: { uri: '/b' } },
    { redirect: { port: 65_535, scheme: 'https', redirectCode: 308 } },
    { redirect: { derivePort: 'FROM_REQUEST_PORT', redirectCode: 303 } },
    { match, redirect: { prefixRewrite: '/b' } },
    { match: [{}], redirect: { prefixRewrite: '/b' } },
    { directResponse: { status: 200, body: { string: 'a' } } },
    { directResponse: { status: 599, body: { string: 'a'.repeat(megabyte) } } },
    { directResponse: { status: 404, body: { bytes: 'YQ==' } } },
    { route, rewrite: { uri: '/' } },
    { route, rewrite: { authority: 'b' } },
    { route, rewrite: { uriRegexRewrite: { match: '^/a', rewrite: '/b' } } },
    { delegate: { name: 'b' } },
    { route, headers: { request: { set: { Host: 'b', 'x-a': '%REQ(x-b)% 100%%' }, remove: ['x-c'] } } },
    { route, headers: { response: { add: { 'x-a': 'a\tb %HOSTNAME%' } } } },
    { route, headers: { request: { set: { 'x-a': '%DYNAMIC_METADATA(["a", "b"])%' } } } },
    { route, rewrite: { authority: 'b' }, headers: { request: { set: { 'x-host': 'c' } } } },
  ])('%j', (rule) => {
    expect(rejectedRule(rule)).toEqual([]);
  });
});

describe("actions that Istio's webhook rejects", () => {
  test.each<[object, string]>([
    [{}, 'http.0 does nothing; write route, redirect or directResponse'],
    [{ route: [] }, 'http.0 does nothing; write route, redirect or directResponse'],
    [{ route, redirect: { uri: '/b' } }, 'http.0 has redirect and route; keep one of them'],
    [{ redirect: { uri: '/b' }, rewrite: { uri: '/c' } }, 'http.0 has redirect and rewrite; keep one of them'],
    [
      { redirect: { uri: '/b' }, directResponse: { status: 200 } },
      'http.0 has redirect and directResponse; keep one of them',
    ],
    [{ route, directResponse: { status: 200 } }, 'http.0 has directResponse and route; keep one of them'],
    [{ delegate: { name: 'b' }, route }, 'http.0 has delegate and route; keep one of them'],
    [{ route, mirror: destination, mirrors: [{ destination }] }, 'http.0 has mirror and mirrors; keep one of them'],
  ])('%j', (rule, problem) => {
    expect(rejectedRule(rule)).toEqual([problem]);
  });

  test('a delegate of a delegate', () => {
    expect(rejectedRule({ delegate: { name: 'b' }, route }, { hosts: [] })).toEqual([
      'http.0.delegate must be absent: a delegate cannot delegate in turn; write route, redirect or directResponse',
    ]);
  });
});

describe("destinations and copies that Istio's webhook rejects", () => {
  const to = (others: object, more: object = {}) => ({ route: [{ destination: { host: 'a', ...others }, ...more }] });
  test.each<[object, string]>([
    [to({ host: '*' }), 'http.0.route.0.destination.host must be one host, not "*"'],
    [to({ host: '' }), 'http.0.route.0.destination.host must not be empty; write a host such as shop.example.com'],
    [
      to({ subset: 'a b' }),
      'http.0.route.0.destination.subset is not a name; write at most 63 letters, digits and "-"',
    ],
    [to({ port: { number: 0 } }), 'http.0.route.0.destination.port.number must be between 1 and 65535, not 0'],
    [to({ port: {} }), 'http.0.route.0.destination.port.number must be between 1 and 65535, not 0'],
    [to({ port: { number: 65_536 } }), 'http.0.route.0.destination.port.number must be between 1 and 65535, not 65536'],
    [to({}, { weight: -1 }), 'http.0.route.0.weight must be at least 0, not -1'],
    [
      { route: [{ destination }, { destination, weight: 0 }] },
      'http.0.route has a total weight of 0; give at least one destination a weight',
    ],
    [
      to({}, { headers: { request: { remove: [''] } } }),
      'http.0.route.0.headers.request.remove.0 has an empty name; write the name of a header',
    ],
    [{ route, mirror: { host: '*' } }, 'http.0.mirror.host must be one host, not "*"'],
    [
      { route, mirrors: [{ destination: { host: '*' } }] },
      'http.0.mirrors.0.destination.host must be one host, not "*"',
    ],
    [{ route, mirrorPercent: 101 }, 'http.0.mirrorPercent must be between 0 and 100, not 101'],
    [{ route, mirror_percent: -1 }, 'http.0.mirror_percent must be between 0 and 100, not -1'],
    [
      { route, mirrorPercentage: { value: 100.5 } },
      'http.0.mirrorPercentage.value must be between 0 and 100, not 100.5',
    ],
    [
      { route, mirrors: [{ destination, percentage: { value: -1 } }] },
      'http.0.mirrors.0.percentage.value must be between 0 and 100, not -1',
    ],
  ])('%j', (rule, problem) => {
    expect(rejectedRule(rule)).toEqual([problem]);
  });
});

describe("redirects, answers and rewrites that Istio's webhook rejects", () => {
  test.each<[object, string]>([
    [{ redirect: {} }, 'http.0.redirect redirects to the same place; write uri, authority, scheme or port'],
    [
      { match, redirect: { uri: '/b', prefixRewrite: '/c' } },
      'http.0.redirect has uri and prefixRewrite; keep one of them',
    ],
    [
      { match: [{ uri: { exact: '/a' } }], redirect: { prefixRewrite: '/b' } },
      'http.0.match.0.uri must have prefix, because the redirect of this rule has prefixRewrite; write prefix, or redirect with uri',
    ],
    [
      { redirect: { uri: '/b', redirectCode: 299 } },
      'http.0.redirect.redirectCode must be 301, 302, 303, 307 or 308, not 299',
    ],
    [
      { redirect: { uri: '/b', redirectCode: 304 } },
      'http.0.redirect.redirectCode must be 301, 302, 303, 307 or 308, not 304',
    ],
    [{ redirect: { scheme: 'ftp' } }, 'http.0.redirect.scheme is unknown; write http or https'],
    [{ redirect: { port: 65_536 } }, 'http.0.redirect.port must be at most 65535, not 65536'],
    [{ directResponse: { status: 199 } }, 'http.0.directResponse.status must be between 200 and 599, not 199'],
    [{ directResponse: { status: 600 } }, 'http.0.directResponse.status must be between 200 and 599, not 600'],
    [
      { directResponse: { status: 200, body: { string: 'ä'.repeat(megabyte / 2 + 1) } } },
      'http.0.directResponse.body is larger than 1 MiB; write a shorter body',
    ],
    [
      { directResponse: { status: 200, body: { bytes: 'YWFh'.repeat(megabyte / 3 + 1) } } },
      'http.0.directResponse.body is larger than 1 MiB; write a shorter body',
    ],
    [
      { route, rewrite: { uri: '/b', uriRegexRewrite: { match: 'a', rewrite: 'b' } } },
      'http.0.rewrite has uri and uriRegexRewrite; keep one of them',
    ],
    [{ route, rewrite: {} }, 'http.0.rewrite changes nothing; write uri, uriRegexRewrite or authority'],
    [
      { route, rewrite: { uriRegexRewrite: {} } },
      'http.0.rewrite.uriRegexRewrite needs match and rewrite; write match and rewrite, not empty',
    ],
    [
      { route, rewrite: { uriRegexRewrite: { match: 'a' } } },
      'http.0.rewrite.uriRegexRewrite needs rewrite; write match and rewrite, not empty',
    ],
  ])('%#', (rule, problem) => {
    expect(rejectedRule(rule)).toEqual([problem]);
  });

  test('an expression of a rewrite', () => {
    expect(rejectedRule({ route, rewrite: { uriRegexRewrite: { match: 'a'.repeat(1025), rewrite: 'b' } } })).toEqual([
      expect.stringContaining('http.0.rewrite.uriRegexRewrite.match has 1025 bytes'),
    ]);
  });
});

describe("changes of headers that Istio's webhook rejects", () => {
  const request = (changes: object) => ({ route, headers: { request: changes } });
  const response = (changes: object) => ({ route, headers: { response: changes } });
  const place = (part: string) => `http.0.headers.${part}`;
  test.each<[object, string]>([
    [request({ add: { '': 'a' } }), `${place('request.add.')} has an empty name; write the name of a header`],
    [
      request({ set: { ':path': '/a' } }),
      `${place('request.set.:path')} is :path, which Istio does not change; write the name of a header`,
    ],
    [
      request({ remove: ['Host'] }),
      `${place('request.remove.0')} is Host, which Istio changes only in a request, with set or add; remove it`,
    ],
    [
      response({ set: { ':authority': 'a' } }),
      `${place('response.set.:authority')} is :authority, which Istio changes only in a request, with set or add; remove it`,
    ],
    [request({ set: { a: 'b\nc' } }), `${place('request.set.a')} has a control character; write a value in one line`],
    [
      response({ add: { a: '100%' } }),
      `${place('response.add.a')} has a "%" that begins no variable; write "%%" for a percent sign`,
    ],
    [
      { ...request({ set: { host: 'a' } }), rewrite: { authority: 'b' } },
      `${place('request.set.host')} sets the host of requests once more; set it in one place`,
    ],
    [
      request({ set: { host: 'a' }, add: { ':authority': 'b' } }),
      `${place('request.add.:authority')} sets the host of requests once more; set it in one place`,
    ],
  ])('%j', (rule, problem) => {
    expect(rejectedRule(rule)).toEqual([problem]);
  });
});
