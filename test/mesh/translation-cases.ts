export interface TranslationCase {
  readonly title: string;
  readonly match: object;
  readonly matches: object;
}

const regex = (value: string) => ({ type: 'RegularExpression', value });
const header = (name: string, value: string) => ({ headers: [{ name, value }] });
const headerRegex = (name: string, value: string) => ({ headers: [{ name, ...regex(value) }] });
const param = (name: string, value: string) => ({ queryParams: [{ name, value }] });
const paramRegex = (name: string, value: string) => ({ queryParams: [{ name, ...regex(value) }] });

/** What either form says and the other says in the same way, so that it can be translated there and back. */
export const equalCases: readonly TranslationCase[] = [
  { title: 'nothing', match: {}, matches: {} },
  { title: 'a header', match: { headers: { traffic: { exact: 'test' } } }, matches: header('traffic', 'test') },
  {
    title: 'two headers',
    match: { headers: { a: { exact: '1' }, b: { exact: '2' } } },
    matches: {
      headers: [
        { name: 'a', value: '1' },
        { name: 'b', value: '2' },
      ],
    },
  },
  {
    title: 'an expression for a header',
    match: { headers: { 'user-agent': { regex: '^.*Firefox.*$' } } },
    matches: headerRegex('user-agent', '^.*Firefox.*$'),
  },
  { title: 'a path', match: { uri: { exact: '/beta' } }, matches: { path: { type: 'Exact', value: '/beta' } } },
  { title: 'the root', match: { uri: { exact: '/' } }, matches: { path: { type: 'Exact', value: '/' } } },
  {
    title: 'a path with characters of URLs',
    match: { uri: { exact: '/a-b/%20/~c;d=(e),*:@' } },
    matches: { path: { type: 'Exact', value: '/a-b/%20/~c;d=(e),*:@' } },
  },
  {
    title: 'an expression for the path',
    match: { uri: { regex: '^/v[12]/.*$' } },
    matches: { path: regex('^/v[12]/.*$') },
  },
  {
    title: 'headers that are named like parts of the request',
    match: { headers: { uri: { exact: '/' }, method: { exact: 'POST' } } },
    matches: {
      headers: [
        { name: 'uri', value: '/' },
        { name: 'method', value: 'POST' },
      ],
    },
  },
  { title: 'the method GET', match: { method: { exact: 'GET' } }, matches: { method: 'GET' } },
  { title: 'the method PATCH', match: { method: { exact: 'PATCH' } }, matches: { method: 'PATCH' } },
  {
    title: 'a query parameter',
    match: { queryParams: { version: { exact: 'beta' } } },
    matches: param('version', 'beta'),
  },
  {
    title: 'an expression for a query parameter',
    match: { queryParams: { id: { regex: '^[0-9]+$' } } },
    matches: paramRegex('id', '^[0-9]+$'),
  },
  {
    title: 'two names of query parameters that differ in case',
    match: { queryParams: { a: { exact: '1' }, A: { exact: '2' } } },
    matches: {
      queryParams: [
        { name: 'a', value: '1' },
        { name: 'A', value: '2' },
      ],
    },
  },
  {
    title: 'all parts',
    match: {
      uri: { exact: '/a' },
      method: { exact: 'POST' },
      headers: { h: { exact: '1' } },
      queryParams: { q: { exact: '2' } },
    },
    matches: { path: { type: 'Exact', value: '/a' }, ...header('h', '1'), ...param('q', '2'), method: 'POST' },
  },
];

/** From Istio to the Gateway API. */
export const toGatewayCases: readonly TranslationCase[] = [
  { title: 'the prefix /', match: { uri: { prefix: '/' } }, matches: {} },
  { title: 'the empty prefix', match: { uri: { prefix: '' } }, matches: {} },
  // PathPrefix would not have /betas.
  { title: 'a prefix', match: { uri: { prefix: '/beta' } }, matches: { path: regex('^/beta.*$') } },
  // PathPrefix would also have /beta.
  { title: 'a prefix of elements', match: { uri: { prefix: '/beta/' } }, matches: { path: regex('^/beta/.*$') } },
  {
    title: 'a prefix with characters of expressions',
    match: { uri: { prefix: '/a.b+(c)' } },
    matches: { path: regex('^/a\\.b\\+\\(c\\).*$') },
  },
  { title: 'an expression', match: { uri: { regex: '/v[12]/.*' } }, matches: { path: regex('^/v[12]/.*$') } },
  { title: 'a choice', match: { uri: { regex: '/a|/b' } }, matches: { path: regex('^(?:/a|/b)$') } },
  { title: 'half an anchor', match: { uri: { regex: '^/a?' } }, matches: { path: regex('^/a?$') } },
  { title: 'a dollar sign at the end', match: { uri: { regex: '/a.\\$' } }, matches: { path: regex('^/a.\\$$') } },
  ...['/a', '^/a', '/a$', '^/a$'].map((expression) => ({
    title: `an expression for one path, ${expression}`,
    match: { uri: { regex: expression } },
    matches: { path: { type: 'Exact', value: '/a' } },
  })),
  ...['/a-b(/.*)?', '^/a-b(?:/.*)?$', '/a-b($|/.*)', '^/a-b(/.*|$)', '/a\\-b(/.*)?'].map((expression) => ({
    title: `an expression for a path and all below it, ${expression}`,
    match: { uri: { regex: expression } },
    matches: { path: { type: 'PathPrefix', value: '/a-b' } },
  })),
  ...['/a.b', '/a/(/.*)?', '/a(/.*)', '/a(/.+)?', '/(/.*)?'].map((expression) => ({
    title: `an expression that is no prefix of elements, ${expression}`,
    match: { uri: { regex: expression } },
    matches: { path: regex(`^${expression}$`) },
  })),
  {
    title: 'a path that the Gateway API does not compare as text',
    match: { uri: { exact: '/a//b' } },
    matches: { path: regex('^/a//b$') },
  },
  { title: 'a path with braces', match: { uri: { exact: '/{id}' } }, matches: { path: regex('^/\\{id\\}$') } },
  { title: 'a path that no request has', match: { uri: { exact: 'beta' } }, matches: { path: regex('^beta$') } },
  { title: 'an encoded slash', match: { uri: { exact: '/a%2Fb' } }, matches: { path: regex('^/a%2Fb$') } },
  { title: 'a header that is there', match: { headers: { a: {} } }, matches: headerRegex('a', '^.*$') },
  { title: 'any value of a header', match: { headers: { a: { regex: '*' } } }, matches: headerRegex('a', '^.*$') },
  { title: 'an empty header', match: { headers: { a: { exact: '' } } }, matches: headerRegex('a', '^$') },
  {
    title: 'a prefix of a header',
    match: { headers: { a: { prefix: 'b.c' } } },
    matches: headerRegex('a', '^b\\.c.*$'),
  },
  { title: 'an expression', match: { headers: { a: { regex: 'b.*' } } }, matches: headerRegex('a', '^b.*$') },
  { title: 'a choice of headers', match: { headers: { a: { regex: 'b|c' } } }, matches: headerRegex('a', '^(?:b|c)$') },
  { title: 'a name in upper case', match: { headers: { 'X-A': { exact: 'b' } } }, matches: header('X-A', 'b') },
  { title: 'a parameter that is there', match: { queryParams: { a: {} } }, matches: paramRegex('a', '^.*$') },
  { title: 'a parameter without value', match: { queryParams: { a: { exact: '' } } }, matches: paramRegex('a', '^$') },
  {
    title: 'a prefix of a parameter',
    match: { queryParams: { a: { prefix: 'b' } } },
    matches: paramRegex('a', '^b.*$'),
  },
  {
    title: 'a name and a prefix of statistics, which ask nothing',
    match: { name: 'beta', statPrefix: 'beta', headers: { a: { exact: 'b' } } },
    matches: header('a', 'b'),
  },
  {
    title: 'fields that are empty',
    match: { withoutHeaders: {}, sourceLabels: {}, gateways: [], sourceNamespace: '', ignoreUriCase: false },
    matches: {},
  },
  {
    title: 'the case of an expression, which Istio never ignores',
    match: { ignoreUriCase: true, uri: { regex: '/a.*' } },
    matches: { path: regex('^/a.*$') },
  },
];

/** From the Gateway API to Istio. */
export const toIstioCases: readonly TranslationCase[] = [
  { title: 'a path that is empty', matches: { path: {} }, match: {} },
  { title: 'the prefix /', matches: { path: { type: 'PathPrefix', value: '/' } }, match: {} },
  {
    title: 'a prefix',
    matches: { path: { type: 'PathPrefix', value: '/beta' } },
    match: { uri: { regex: '/beta(/.*)?' } },
  },
  {
    title: 'a prefix with a slash at its end, which says nothing',
    matches: { path: { type: 'PathPrefix', value: '/beta/' } },
    match: { uri: { regex: '/beta(/.*)?' } },
  },
  { title: 'a path without type', matches: { path: { value: '/a.b' } }, match: { uri: { regex: '/a\\.b(/.*)?' } } },
  { title: 'a path without value', matches: { path: { type: 'Exact' } }, match: { uri: { exact: '/' } } },
  { title: 'an expression', matches: { path: regex('/a.*') }, match: { uri: { regex: '/a.*' } } },
  {
    title: 'a type',
    matches: { headers: [{ name: 'a', type: 'Exact', value: 'b' }] },
    match: { headers: { a: { exact: 'b' } } },
  },
  {
    title: 'a header in upper case',
    matches: header('X-Team', 'qa'),
    match: { headers: { 'x-team': { exact: 'qa' } } },
  },
  {
    title: 'one header twice, of which the first counts',
    matches: { headers: [...header('X-A', '1').headers, ...header('x-a', '2').headers] },
    match: { headers: { 'x-a': { exact: '1' } } },
  },
  { title: 'a part of a header', matches: headerRegex('a', 'b.*'), match: { headers: { a: { regex: 'b.*' } } } },
  { title: 'a parameter', matches: paramRegex('A', 'b.*'), match: { queryParams: { A: { regex: 'b.*' } } } },
  { title: 'empty lists', matches: { headers: [], queryParams: [] }, match: {} },
];
