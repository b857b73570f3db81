import { afterAll, describe, expect, it } from 'vitest';
import { startOracle } from './cluster/oracle.ts';
import type { PilotRequest } from './cluster/pilot-dialogue.ts';

const oracle = await startOracle('pilot');
afterAll(() => oracle.stop());

const request: PilotRequest = {
  proxy: 'client',
  route: '80',
  method: 'GET',
  scheme: 'http',
  host: 'web.apps',
  path: '/',
  headers: [],
};
const proxies = { client: { type: 'sidecar', namespace: 'apps' } } as const;
const services = ['web', 'v1', 'v2'].map((name) => ({
  host: `${name}.apps.svc.cluster.local`,
  namespace: 'apps',
  ports: [80],
}));

function virtualService(...http: readonly object[]) {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'web', namespace: 'apps' },
    spec: { hosts: ['web.apps.svc.cluster.local'], http },
  };
}

const to = (name: string, weight?: number) => ({ destination: { host: `${name}.apps.svc.cluster.local` }, weight });

describe('the webhook', () => {
  it.each([
    ['accepts a route', virtualService({ route: [to('v1')] }), {}],
    [
      'refuses an expression',
      virtualService({ match: [{ uri: { regex: '(' } }], route: [to('v1')] }),
      { error: /missing closing/ },
    ],
    [
      'warns of a rule that nothing reaches',
      virtualService({ route: [to('v1')] }, { route: [to('v2')] }),
      { warning: /not used/ },
    ],
    ['refuses another kind', { ...virtualService(), kind: 'Route' }, { error: /not an object of Istio/ }],
    [
      'refuses a ServiceEntry without hosts',
      { ...virtualService(), kind: 'ServiceEntry', spec: { ports: [{ number: 80, name: 'http', protocol: 'HTTP' }] } },
      { error: /at least one host/ },
    ],
  ])('%s', async (_, object, { error, warning }: { error?: RegExp; warning?: RegExp }) => {
    const { checks } = await oracle.ask({ objects: [object], onlyChecks: true });
    expect(checks?.[0]?.error ?? '').toMatch(error ?? /^$/);
    expect(checks?.[0]?.warning ?? '').toMatch(warning ?? /^$/);
  });
});

describe('the routes of a VirtualService', () => {
  async function answerOf(more: Partial<PilotRequest>, ...http: readonly object[]) {
    const result = await oracle.ask({
      objects: [virtualService(...http)],
      services,
      proxies,
      requests: [{ ...request, ...more }],
    });
    expect(result).toMatchObject({ checks: [{ object: 'VirtualService apps/web' }] });
    expect(result.error).toBeUndefined();
    return result.answers?.[0];
  }

  it('share requests by weight', async () => {
    const answer = await answerOf({}, { name: 'all', route: [to('v1', 1), to('v2', 3)] });
    expect(answer).toMatchObject({
      kind: 'forward',
      route: 'all',
      branches: [
        { cluster: 'outbound|80||v1.apps.svc.cluster.local', share: 0.25 },
        { cluster: 'outbound|80||v2.apps.svc.cluster.local', share: 0.75 },
      ],
    });
  });

  it('rewrite requests, change headers and copy', async () => {
    const answer = await answerOf(
      { path: '/api/users?x=1', headers: [['X-Old', '1']] },
      {
        match: [{ uri: { prefix: '/api' }, headers: { 'x-old': { regex: '[0-9]' } } }],
        rewrite: { uri: '/v2', authority: 'v2' },
        headers: { request: { set: { 'x-new': 'a' }, remove: ['x-old'] }, response: { add: { 'x-end': 'b' } } },
        mirror: to('v2').destination,
        mirrorPercentage: { value: 12.5 },
        route: [to('v1')],
      },
    );
    expect(answer).toMatchObject({
      branches: [{ path: '/v2/users?x=1', host: 'v2', headers: { 'x-new': 'a' }, response: { 'x-end': 'b' } }],
      mirrors: [{ cluster: 'outbound|80||v2.apps.svc.cluster.local', percent: 12.5 }],
    });
    expect(answer?.branches?.[0]?.headers).not.toHaveProperty('x-old');
  });

  it.each([
    [
      'redirect',
      { redirect: { uri: '/new', port: 8080, redirectCode: 307 } },
      { location: 'http://web.apps:8080/new' },
    ],
    ['respond', { directResponse: { status: 418, body: { string: 'tea' } } }, { status: 418, body: 'tea' }],
    ['noroute', { match: [{ uri: { exact: '/other' } }], route: [to('v1')] }, { status: 404 }],
    ['forward', { route: [to('nobody')] }, { branches: [{ status: 503 }] }],
  ])('lead to the answer %s', async (kind, http, expected) => {
    expect(await answerOf({}, http)).toMatchObject({ kind, ...expected });
  });

  it('leave other hosts and ports alone', async () => {
    const http = { route: [to('v1')] };
    const other = await answerOf({ host: 'v2.apps' }, http);
    expect(other).toMatchObject({ kind: 'forward', branches: [{ cluster: 'outbound|80||v2.apps.svc.cluster.local' }] });
    expect(other?.config).toBeUndefined();
    expect(await answerOf({ route: '9090' }, http)).toMatchObject({ kind: 'noconfig' });
  });

  it('see the path as Envoy normalizes it', async () => {
    const answer = await answerOf({ path: '/x/../%61pi' }, { match: [{ uri: { exact: '/api' } }], route: [to('v1')] });
    expect(answer).toMatchObject({ kind: 'forward', branches: [{ path: '/api' }] });
  });
});

describe('the routes of an HTTPRoute', () => {
  const service = (name: string, ip: number) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'apps' },
    spec: { clusterIP: `10.0.0.${ip}`, ports: [{ name: 'http', port: 80, targetPort: 80, protocol: 'TCP' }] },
  });
  const backend = (name: string, weight: number) => ({ group: '', kind: 'Service', name, port: 80, weight });
  const route = (...backendRefs: readonly object[]) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace: 'apps', creationTimestamp: '2024-01-01T00:00:00Z' },
    spec: {
      parentRefs: [{ group: '', kind: 'Service', name: 'web' }],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs }],
    },
  });
  const answerOf = async (...backendRefs: readonly object[]) => {
    const objects = [service('web', 1), service('v1', 2), service('v2', 3), route(...backendRefs)];
    const kube = objects.map((object) => JSON.stringify(object)).join('\n---\n');
    const result = await oracle.ask({ kube, proxies, requests: [request] });
    expect(result.error).toBeUndefined();
    return result.answers?.[0];
  };

  it('share requests by weight', async () => {
    expect(await answerOf(backend('v1', 1), backend('v2', 3))).toMatchObject({
      kind: 'forward',
      branches: [
        { cluster: 'outbound|80||v1.apps.svc.cluster.local', share: 0.25 },
        { cluster: 'outbound|80||v2.apps.svc.cluster.local', share: 0.75 },
      ],
    });
  });

  it('answer 500 for a backend that does not exist', async () => {
    const answer = await answerOf(backend('nobody', 1));
    expect(answer?.status ?? answer?.branches?.[0]?.status).toBe(500);
  });
});

it('answers a case that it cannot read with an error, and goes on', async () => {
  expect(await oracle.ask({ id: 'a', requests: 1 } as never)).toMatchObject({
    error: expect.stringContaining('case:'),
  });
  expect(await oracle.ask({ id: 'b' })).toMatchObject({ id: 'b' });
});
