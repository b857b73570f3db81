/**
 * Conditions by what becomes of them: `valid` and `invalid` to the schema and the API server alike; `refused` only by the
 * schema, which knows rules that the CRD has not.
 */
export type ConditionCases = { readonly [outcome in 'valid' | 'invalid' | 'refused']: readonly object[] };

/** Of Istio's HTTPMatchRequest. */
export const httpMatchRequests: ConditionCases = {
  valid: [
    {},
    { name: 'a', statPrefix: 'b', port: 80, gateways: ['mesh'], sourceLabels: { a: 'b' }, sourceNamespace: 'c' },
    { uri: { exact: '/a' }, scheme: { prefix: 'h' }, method: { regex: 'GET|POST' }, authority: { exact: 'a' } },
    { headers: { a: {}, b: { exact: '' }, c: { prefix: 'd' }, e: { regex: '.*' } } },
    { withoutHeaders: { a: {} }, queryParams: { b: { exact: 'c' } }, ignoreUriCase: true },
  ],
  invalid: [
    { header: { a: {} } },
    { uri: { exact: '/a', prefix: '/a' } },
    { uri: { exactly: '/a' } },
    { uri: '/a' },
    { headers: { a: 'b' } },
    { headers: { a: { exact: 'b', regex: 'c' } } },
    { withoutHeaders: { a: { is: 'b' } } },
    { queryParams: [{ name: 'a', value: 'b' }] },
    { port: '80' },
    { port: -1 },
    { ignoreUriCase: 'true' },
    { gateways: 'mesh' },
    { sourceLabels: { a: 1 } },
  ],
  refused: [{ uri: {} }, { method: {} }, { port: 0 }, { port: 65536 }],
};

const header = (name: string, value = 'a') => ({ name, value });
const path = (value: string, type?: string) => ({ path: { value, ...(type === undefined ? {} : { type }) } });

/** Of the Gateway API's HTTPRouteMatch. */
export const httpRouteMatches: ConditionCases = {
  valid: [
    {},
    { path: {} },
    { path: { type: 'Exact' } },
    path('/'),
    path('/a/b', 'PathPrefix'),
    path("/-A9._~!$&'()*+,;=:@%20%7e", 'Exact'),
    path('/a..b/...', 'Exact'),
    path('a//../%2f#', 'RegularExpression'),
    path('', 'RegularExpression'),
    path(`/${'a'.repeat(1023)}`),
    { headers: [header('a'), { ...header('A'), type: 'RegularExpression' }] },
    { headers: [header("!#$%&'*+-.^_`|~"), header('a', 'b'.repeat(4096))] },
    { headers: Array.from({ length: 16 }, (_, index) => header(`a${index}`)) },
    { queryParams: [header('a'), header('b', 'c'.repeat(1024))], method: 'GET' },
  ],
  invalid: [
    { header: [header('a')] },
    { path: { typ: 'Exact' } },
    path('/a', 'Prefix'),
    path('/a', 'exact'),
    path('', 'Exact'),
    path('a'),
    path('/a//b'),
    path('/a/./b'),
    path('/a/../b', 'Exact'),
    path('/a/.'),
    path('/a/..', 'PathPrefix'),
    path('/a%2fb'),
    path('/a%2Fb', 'Exact'),
    path('/a#b'),
    path('/a b', 'Exact'),
    path('/{a}'),
    path('/a%2'),
    path(`/${'a'.repeat(1024)}`),
    { headers: [header('a b')] },
    { headers: [header('')] },
    { headers: [header('a', '')] },
    { headers: [header('a'), header('a')] },
    { headers: [{ name: 'a' }] },
    { headers: [{ value: 'a' }] },
    { headers: [{ ...header('a'), type: 'Prefix' }] },
    { headers: { a: 'b' } },
    { headers: [header('a'.repeat(257))] },
    { headers: [header('a', 'b'.repeat(4097))] },
    { headers: Array.from({ length: 17 }, (_, index) => header(`a${index}`)) },
    { queryParams: [header('a', 'c'.repeat(1025))] },
    { queryParams: [header('a'), header('a')] },
    { method: 'get' },
    { method: 'PURGE' },
    { method: { exact: 'GET' } },
  ],
  refused: [],
};
