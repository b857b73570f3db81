import { describe, expect, it } from 'vitest';
import { ask } from '../routing/simulate/ask.ts';

/*
 * Preflight requests of CORS, worked out by hand from the references of Istio and the Gateway API and from Envoy's filter
 * envoy.filters.http.cors.
 */

const preflight = (origin: string) => `OPTIONS / | origin: ${origin} | access-control-request-method: PUT`;

const virtualService = (policy: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
spec: {hosts: [a.test], http: [{corsPolicy: ${policy}, route: [{destination: {host: v1}}]}]}`;

describe('a VirtualService', () => {
  it.each([
    ['{allowOrigins: [{exact: "https://a.test"}]}', '200', 'v1'],
    ['{allowOrigins: [{prefix: "https://a"}]}', '200', 'v1'],
    ['{allowOrigins: [{regex: "https://[a-c].test"}]}', '200', '200'],
    ['{allowOrigins: [{exact: "*"}]}', '200', '200'],
    ['{allowOrigins: [{regex: ".*"}]}', '200', '200'],
    ['{allowOrigin: ["https://a.test"]}', '200', 'v1'],
    ['{allowOrigin: ["*"], allowOrigins: [{exact: "https://a.test"}]}', '200', 'v1'],
    ['{allowMethods: [GET]}', 'v1', 'v1'],
    ['{allowOrigins: [{exact: "https://a.test"}], unmatchedPreflights: FORWARD}', '200', 'v1'],
    ['{allowOrigins: [{exact: "https://a.test"}], unmatchedPreflights: IGNORE}', '200', '200'],
  ])('%s', (policy, ofA, ofB) => {
    const yaml = virtualService(policy);
    expect(ask(yaml, preflight('https://a.test'), 'a.test')).toBe(ofA);
    expect(ask(yaml, preflight('https://b.test'), 'a.test')).toBe(ofB);
  });

  it('compares the beginning of an origin with its case', () => {
    const yaml = virtualService('{allowOrigins: [{prefix: "https://A"}]}');
    expect(ask(yaml, preflight('https://A.test'), 'a.test')).toBe('200');
    expect(ask(yaml, preflight('https://a.test'), 'a.test')).toBe('v1');
  });

  it.each([
    'GET / | origin: https://a.test | access-control-request-method: PUT',
    'OPTIONS / | origin: https://a.test',
    'OPTIONS / | access-control-request-method: PUT',
  ])('passes on what is not a preflight request: %s', (request) => {
    expect(ask(virtualService('{allowOrigins: [{exact: "*"}]}'), request, 'a.test')).toBe('v1');
  });

  it.each([
    ['{allowOrigins: [{regex: "("}]}', 'is not a regular expression'],
    ['{allowOrigins: [{suffix: a}]}', 'is an unknown key'],
    ['{unmatchedPreflights: DROP}', 'must be UNSPECIFIED, FORWARD, IGNORE, not DROP'],
  ])('is refused with %s', (policy, message) => {
    expect(() => ask(virtualService(policy), 'GET /', 'a.test')).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message) }),
    );
  });
});

it('an HTTPRoute answers every preflight request', () => {
  const yaml = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a, namespace: default}
spec:
  parentRefs: [{name: gw}]
  rules: [{filters: [{type: CORS, cors: {allowOrigins: ["https://a.test"]}}], backendRefs: [{name: v1, port: 80}]}]`;
  expect(ask(yaml, `${preflight('https://a.test')} | @gateway gw`, 'a.test')).toBe('200');
  expect(ask(yaml, `${preflight('https://b.test')} | @gateway gw`, 'a.test')).toBe('200');
  expect(ask(yaml, 'GET / | origin: https://b.test | @gateway gw', 'a.test')).toBe('v1');
});
