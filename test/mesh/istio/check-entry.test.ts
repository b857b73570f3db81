import { describe, expect, test } from 'vitest';
import { accepted, wholeOf } from '../../../src/mesh/field.ts';
import { checkIstioEntry, gatewayNameProblem } from '../../../src/mesh/istio/check-entry.ts';
import type { DataMap } from '../../../src/values/data.ts';

const wrong = (entry: DataMap, gateways: readonly string[] = ['edge', 'mesh']) =>
  checkIstioEntry(wholeOf(entry, accepted), gateways).map(({ path, message }) => `${path.join('.')} ${message}`);

describe('conditions that Istio accepts', () => {
  test.each<DataMap>([
    { headers: { 'x-team': { exact: '' }, X_Team: { regex: '.*' }, ':path': { prefix: '/a' }, any: {} } },
    { withoutHeaders: { 'x-team': { regex: '*' } } },
    { uri: { prefix: '' } },
    { queryParams: { id: { exact: '' }, '': {} } },
    { sourceLabels: { app: 'shop', 'example.com/tier': '' }, sourceNamespace: 'default' },
    { sourceNamespace: '', gateways: ['edge', 'prod/edge', 'edge.prod.svc.cluster.local', 'mesh'] },
    { uri: { regex: 'a'.repeat(1024) } },
    { sourceLabels: { app: 'a'.repeat(64) }, headers: { 'a,b': {} } },
  ])('%j', (entry) => {
    expect(wrong(entry)).toEqual([]);
  });

  test('a claim of a token at a gateway alone', () => {
    expect(wrong({ headers: { '@request.auth.claims.group': { exact: 'qa' } } }, ['edge'])).toEqual([]);
  });
});

describe("conditions that Istio's webhook rejects", () => {
  const claim = 'is a claim of a token: Istio rejects it in a route that also applies inside the mesh';
  test.each<[DataMap, string]>([
    [{ headers: { '': {} } }, 'headers. is not the name of a header'],
    [{ headers: { 'x team': {} } }, 'headers.x team is not the name of a header'],
    [{ withoutHeaders: { 'x(y)': {} } }, 'withoutHeaders.x(y) is not the name of a header'],
    [{ headers: { '@request.auth.claims.group': {} } }, `headers.@request.auth.claims.group ${claim}`],
    [{ withoutHeaders: { '@request.auth.claims[a][b]': {} } }, `withoutHeaders.@request.auth.claims[a][b] ${claim}`],
    [{ headers: { a: { regex: '*' } } }, 'headers.a.regex is not a valid regular expression: "*"'],
    [{ queryParams: { a: { regex: '*' } } }, 'queryParams.a.regex is not a valid regular expression: "*"'],
    [{ uri: { regex: '*' } }, 'uri.regex is not a valid regular expression: "*"'],
    [{ uri: { regex: '' } }, 'uri.regex must not be empty'],
    [{ headers: { a: { prefix: '' } } }, 'headers.a.prefix must not be empty'],
    [{ method: { prefix: '' } }, 'method.prefix must not be empty'],
    [{ uri: { regex: 'a'.repeat(1025) } }, 'uri.regex has 1025 bytes; Istio accepts at most 1024'],
    [{ sourceLabels: { 'a b': 'c' } }, 'sourceLabels.a b is not the key of a label'],
    [{ sourceLabels: { app: 'a b' } }, 'sourceLabels.app is not the value of a label: "a b"'],
    [{ sourceNamespace: 'a.b' }, 'sourceNamespace is not the name of a namespace: "a.b"'],
    [{ port: 65_536 }, 'port must be at most 65535, not 65536'],
    [{ gateways: ['a_b'] }, 'gateways.0 is not the name of a gateway that Istio accepts: "a_b"'],
  ])('%j', (entry, problem) => {
    expect(wrong(entry)).toEqual([problem]);
  });
});

describe('how to mend a condition', () => {
  const hints = (entry: DataMap) => checkIstioEntry(wholeOf(entry, accepted), ['mesh']).map(({ hint }) => hint);
  test.each<[DataMap, string]>([
    [{ headers: { '@request.auth.claims.a': {} } }, 'compare a header that your application or its gateway sets'],
    [{ headers: { 'a b': {} } }, 'write the name in lower case, such as x-team'],
  ])('%j', (entry, hint) => {
    expect(hints(entry)).toEqual([hint]);
  });
});

test.each([':method', ':scheme', ':authority', ':path', ':status'])('Istio accepts a condition on %s', (name) => {
  expect(wrong({ headers: { [name]: { exact: 'a' } } })).toEqual([]);
});

test.each(['a', 'a.b_c-d', '0'])('Istio accepts the label %s', (name) => {
  expect(wrong({ sourceLabels: { [name]: name, [`example.com/${name}`]: '' } })).toEqual([]);
});

test.each(['-a', 'a-', '_a', 'a/b/c', '/a'])('Istio rejects the label %s', (name) => {
  expect(wrong({ sourceLabels: { [name]: '' } })).toEqual([`sourceLabels.${name} is not the key of a label`]);
});

describe('names of gateways', () => {
  test.each([
    ['edge', true],
    ['prod/edge', true],
    ['edge.prod', true],
    ['prod/edge.v1', false],
    ['prod/', false],
    ['/edge', false],
    ['a/b/c', false],
    ['a'.repeat(64), false],
    ['12', false],
    ['12/34', true],
  ])('%s: %s', (name, isRight) => {
    expect(gatewayNameProblem(name) === undefined).toBe(isRight);
  });
});
