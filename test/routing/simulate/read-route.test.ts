import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../../src/diagnostics/format-path.ts';
import { isRouteProblem } from '../../../src/mesh/field.ts';
import { readRoute } from '../../../src/routing/simulate/read-route.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { withinCpuSeconds } from '../../within-cpu-seconds.ts';

function problemOf(yaml: string): string {
  try {
    readRoute(load(yaml) as DataMap, 'default');
  } catch (error) {
    if (isRouteProblem(error)) return `${formatPath(error.path)} ${error.message}`;
    throw error;
  }
  return 'none';
}

const vs = (rule: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec: {hosts: [a], http: [${rule}]}`;
const route = 'route: [{destination: {host: a}}]';
const httpRoute = (rule: string) =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {parentRefs: [{name: g}], rules: [${rule}]}`;

it('refuses expressions that would take long together', () => {
  const entries = Array.from({ length: 1000 }, (_, index) => `{uri: {regex: 'x{0,900}${index}'}}`);
  expect(withinCpuSeconds(5, () => problemOf(vs(`{${route}, match: [${entries.join(', ')}]}`)))).toMatch(
    /^spec.http\[0\].match\[\d+\].uri.regex is not a regular expression that the proxies accept: the expressions of this route are too large/,
  );
  const same = entries.map(() => "{uri: {regex: 'x{0,900}'}}");
  expect(problemOf(vs(`{${route}, match: [${same.join(', ')}]}`))).toBe('none');
});

describe('tells what is wrong with a route, and where', () => {
  it.each([
    [
      httpRoute('{filters: [{type: RequestRedirect, requestRedirect: {}}], backendRefs: [{name: a, port: 80}]}'),
      'spec.rules[0].backendRefs must be absent: the API server refuses backends beside the filter RequestRedirect',
    ],
    [httpRoute('{filters: [{type: RequestRedirect, requestRedirect: {}}], backendRefs: []}'), 'none'],
    [
      httpRoute(
        '{filters: [{type: RequestRedirect, requestRedirect: {}}, {type: URLRewrite, urlRewrite: {hostname: b}}]}',
      ),
      'spec.rules[0].filters must have one of RequestRedirect and URLRewrite, not both',
    ],
    [
      httpRoute(
        '{filters: [{type: URLRewrite, urlRewrite: {hostname: b}}, {type: URLRewrite, urlRewrite: {hostname: c}}]}',
      ),
      'spec.rules[0].filters must have the filter URLRewrite only once',
    ],
    ['apiVersion: v1\nkind: Service', 'kind must be VirtualService or HTTPRoute'],
    [
      vs(`{${route}}`).replace('/v1', '/v2'),
      'apiVersion must be networking.istio.io/v1alpha3 or networking.istio.io/v1beta1 or networking.istio.io/v1, not networking.istio.io/v2',
    ],
    [vs(`{${route}}`).replace('name: a', 'namespace: a'), 'metadata.name is missing'],
    [vs(`{${route}}`).replace(/spec.*/, 'spec: null'), 'spec is missing'],
    [vs('{name: a}'), 'spec.http[0] must have one of route, redirect and directResponse'],
    [vs(`{${route}, redirect: {uri: /}}`), 'spec.http[0] must have one of route and redirect, not both'],
    [
      vs('{redirect: {uri: /, prefixRewrite: /}}'),
      'spec.http[0].redirect must have one of uri and prefixRewrite, not both',
    ],
    [
      vs('{match: [{uri: {prefix: /a}}, {uri: {exact: /b}}], redirect: {prefixRewrite: /c}}'),
      'spec.http[0].match[1].uri must have prefix, because the redirect of this rule has prefixRewrite',
    ],
    [
      vs(`{${route}, retries: {attempts: 2, backof: 1s}}`),
      'spec.http[0].retries.backof is an unknown key; there are attempts, perTryTimeout, retryOn, retryRemoteLocalities, retryIgnorePreviousHosts, backoff',
    ],
    [vs(`{${route}, match: {uri: {exact: /}}}`), 'spec.http[0].match must be a list, not a map'],
    [
      vs(`{${route}, match: [{headrs: {}}]}`),
      'spec.http[0].match[0].headrs is an unknown key; there are name, uri, scheme, method, authority, gateways, sourceLabels, sourceNamespace, port, headers, withoutHeaders, queryParams, ignoreUriCase, statPrefix',
    ],
    [
      vs(`{${route}, match: [{headers: {a: {exact: 1}}}]}`),
      'spec.http[0].match[0].headers.a.exact must be a string, not 1; put it in quotes',
    ],
    [
      vs(`{${route}, match: [{uri: {exact: /, prefix: /}}]}`),
      'spec.http[0].match[0].uri must have one of exact and prefix, not both',
    ],
    [
      vs(`{${route}, match: [{uri: {regex: '(?=a)'}}]}`),
      'spec.http[0].match[0].uri.regex is not a regular expression that the proxies accept: invalid or unsupported Perl syntax: `(?=`',
    ],
    [
      vs('{route: [{destination: {host: a}, weight: -1}]}'),
      'spec.http[0].route[0].weight must be between 0 and 2147483647, not -1',
    ],
    [vs('{route: [{weight: 1}]}'), 'spec.http[0].route[0].destination is missing'],
    [
      vs(`{${route}, mirror: {host: a}, mirrors: [{destination: {host: a}}]}`),
      'spec.http[0] must have one of mirror and mirrors, not both',
    ],
    [
      httpRoute('{matches: [{path: {type: Regex}}]}'),
      'spec.rules[0].matches[0].path.type must be Exact, PathPrefix or RegularExpression, not Regex',
    ],
    [httpRoute('{filters: [{type: Mirror}]}'), 'spec.rules[0].filters[0].type is not a type of filter: Mirror'],
    [httpRoute('{filters: [{type: RequestMirror}]}'), 'spec.rules[0].filters[0].requestMirror is missing'],
    [httpRoute('{backendRefs: [{port: 80}]}'), 'spec.rules[0].backendRefs[0].name is missing'],
    [
      httpRoute('{filters: [{type: RequestRedirect, requestRedirect: {port: 81}}], backendRefs: [{name: a}]}'),
      'spec.rules[0].backendRefs must be absent: the API server refuses backends beside the filter RequestRedirect',
    ],
    [
      httpRoute(
        '{backendRefs: [{name: a, filters: [{type: RequestMirror, requestMirror: {backendRef: {name: b, port: 80}}}]}]}',
      ),
      'spec.rules[0].backendRefs[0].filters has a redirect or mirror at a single backend, which is not followed; put it at the rule',
    ],
    [
      httpRoute('{backendRefs: [{name: a, filters: [{type: RequestRedirect, requestRedirect: {port: 81}}]}]}'),
      'spec.rules[0].backendRefs[0].filters has a redirect or mirror at a single backend, which is not followed; put it at the rule',
    ],
    [vs('{directResponse: {}}'), 'spec.http[0].directResponse.status is missing'],
    [vs('{directResponse: {status: 200}}'), 'none'],
    [vs(`{${route}, redirect: {uri: /b}}`), 'spec.http[0] must have one of route and redirect, not both'],
    [
      httpRoute('{backendRefs: [{name: a, weight: "1"}]}'),
      'spec.rules[0].backendRefs[0].weight must be a number, not the text "1"',
    ],
    [vs(`{${route}}`), 'none'],
    [httpRoute('{backendRefs: [{name: a}]}'), 'none'],
  ])('%s', (yaml, problem) => {
    expect(problemOf(yaml)).toBe(problem);
  });

  it.each(['v1alpha3', 'v1beta1', 'v1'])('reads networking.istio.io/%s', (version) => {
    expect(problemOf(vs(`{${route}}`).replace('/v1', `/${version}`))).toBe('none');
  });
});

describe('the settings of a rule', () => {
  function settingsOf(yaml: string): object {
    const action = readRoute(load(yaml) as DataMap, 'default').rules[0]?.action;
    return action?.kind === 'forward' ? Object.fromEntries(action.settings) : {};
  }

  it.each([
    [vs(`{${route}, retries: {attempts: 2, retryOn: 5xx}}`), { retries: '2' }],
    [
      vs(`{${route}, retries: {attempts: 2, backoff: 2s, retryIgnorePreviousHosts: false}}`),
      { retries: '2', 'retry backoff': '2s', 'retries at hosts tried before': 'yes' },
    ],
    [
      vs(`{${route}, retries: {attempts: 1, retryIgnorePreviousHosts: true}}`),
      { retries: '1', 'retries at hosts tried before': 'no' },
    ],
    [vs(`{${route}, corsPolicy: {maxAge: 1s}}`), { cors: 'has a policy' }],
    [
      httpRoute('{backendRefs: [{name: a}], retry: {attempts: 3, backoff: 100ms, codes: [503]}}'),
      { retries: '3', 'retry backoff': '100ms' },
    ],
    [
      httpRoute('{backendRefs: [{name: a}], timeouts: {request: 5s, backendRequest: 2s}}'),
      { timeout: '5s', 'backend timeout': '2s' },
    ],
    [httpRoute('{backendRefs: [{name: a}], sessionPersistence: {}}'), { 'session persistence': 'by cookie' }],
    [
      httpRoute('{backendRefs: [{name: a}], sessionPersistence: {type: Header}}'),
      { 'session persistence': 'by header' },
    ],
    [httpRoute('{backendRefs: [{name: a}]}'), {}],
    [
      httpRoute('{backendRefs: [{name: a}], filters: [{type: CORS, cors: {allowOrigins: ["*"]}}]}'),
      { cors: 'has a policy' },
    ],
  ])('%s', (yaml, settings) => {
    expect(settingsOf(yaml)).toEqual(settings);
  });
});
