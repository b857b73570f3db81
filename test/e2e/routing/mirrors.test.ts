import { afterAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import { startOracle } from '../cluster/oracle.ts';
import { availabilities } from './availability.ts';
import { routeOf } from './route-of.ts';
import { routeRequest } from './route-request.ts';

const oracle = await startOracle('route');
afterAll(() => oracle.stop());

const gateway = 'knative-local-gateway.istio-system.svc.cluster.local';

describe.each([
  ['kserve', 'web-0-predictor.default.svc.cluster.local', 'web-1-predictor.default.svc.cluster.local'],
  [
    'kserve-0.10',
    'web-0-predictor-default.default.svc.cluster.local',
    'web-1-predictor-default.default.svc.cluster.local',
  ],
])('%s', (environment, primaryHost, candidateHost) => {
  const versions = [{ storageUri: 'gs://a' }, { storageUri: 'gs://b', weight: 30 }];
  const values = { environment, application: { strategy: 'mirror', modelFormat: 'sklearn', versions } };
  const request = { host: 'web.default', path: '/v2/models/web/infer', headers: { 'x-user': 'ann' } };

  it('answers with the primary, and a copy reaches the model of the candidate when it meets the route once more', async () => {
    const route = await routeOf(oracle, values, [true, true]);
    const routed = routeRequest(route, request, 0.5);
    expect(routed).toMatchObject({
      destination: gateway,
      request: { host: primaryHost, path: '/v2/models/web-0/infer', headers: request.headers },
      responseHeaders: { 'app-version': 'web-0' },
      mirrors: [{ destination: gateway, percent: 30 }],
    });
    const copy = routed?.mirrors[0]?.request ?? request;
    expect(routeRequest(route, copy, 0.5)).toMatchObject({
      destination: gateway,
      request: { host: candidateHost, path: '/v2/models/web-1/infer', headers: request.headers },
      mirrors: [],
    });
  });

  it.each([[[true, false]], [[false, false]]])('makes no copies where %j are available', async (available) => {
    const route = await routeOf(oracle, values, available);
    expect(routeRequest(route, request, 0.5)).toMatchObject({ request: { host: primaryHost }, mirrors: [] });
    expect(routeRequest(route, { ...request, host: `${primaryHost}-shadow` }, 0.5)).toBeUndefined();
    expect(at(route, 'spec', 'http')).toHaveLength(1);
  });

  it('copies no more than all requests', async () => {
    const more = { ...values, application: { ...values.application, versions: [versions[0] ?? {}, { weight: 250 }] } };
    const route = await routeOf(oracle, more, [true, true]);
    expect(routeRequest(route, request, 0.5)?.mirrors).toMatchObject([{ percent: 100 }]);
  });
});

describe('deployment-gtw', () => {
  const versions = [{}, { weight: 30 }, { weight: 100 }, { weight: 250, metadata: { namespace: 'lab' } }].map(
    (version) => ({ image: 'a', ...version }),
  );
  const values = { environment: 'deployment-gtw', application: { strategy: 'mirror', versions } };
  const mirrors = [
    { backendRef: { group: '', kind: 'Service', name: 'web-1', namespace: 'default', port: 80 }, percent: 30 },
    { backendRef: { group: '', kind: 'Service', name: 'web-2', namespace: 'default', port: 80 } },
    { backendRef: { group: '', kind: 'Service', name: 'web-3', namespace: 'lab', port: 80 } },
  ];

  it.each(availabilities(4))('mirrors to the candidates that are available: %j %j %j %j', async (...available) => {
    const route = await routeOf(oracle, values, available);
    const [rule, ...others] = at(route, 'spec', 'rules') as readonly unknown[];
    expect(others).toEqual([]);
    expect(at(rule, 'backendRefs')).toMatchObject([{ name: 'web-0' }]);
    const expected = mirrors.filter((_, index) => available[index + 1]);
    const filters = expected.map((requestMirror) => ({ type: 'RequestMirror', requestMirror }));
    expect(at(rule, 'filters')).toEqual(filters.length === 0 ? undefined : filters);
  });

  it('has one rule where there is no candidate', async () => {
    const alone = { ...values, application: { strategy: 'mirror', versions: versions.slice(0, 1) } };
    expect(at(await routeOf(oracle, alone, [true]), 'spec', 'rules')).toHaveLength(1);
  });
});
