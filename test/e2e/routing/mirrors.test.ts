import { afterAll, describe, expect, it } from 'vitest';
import { followRequest } from '../../../src/routing/simulate/follow-request.ts';
import { readRoute } from '../../../src/routing/simulate/read-route.ts';
import { requestPaths } from '../../../src/routing/simulate/request-paths.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { startOracle } from '../cluster/oracle.ts';
import { availabilities } from './availability.ts';
import { routeOf } from './route-of.ts';

const oracle = await startOracle('route');
afterAll(() => oracle.stop());

/** Every way that a request goes, or a copy of it: which part does, the host and path that it ends with, and the version. */
function waysOfRequest(route: unknown, host: string) {
  const request = {
    method: 'POST',
    scheme: 'http',
    host,
    path: '/',
    headers: new Map([['x-user', 'ann']]),
    gateway: 'mesh',
    port: 80,
    source: { namespace: null, labels: new Map<string, string>() },
  };
  return requestPaths(followRequest([readRoute(route as DataMap, 'default')], request)).map((way) =>
    way.kind === 'version'
      ? {
          part: way.part,
          copied: way.copied,
          host: way.request.host,
          path: way.request.path,
          headers: Object.fromEntries(way.request.headers),
          version: way.response.get('app-version'),
        }
      : { status: way.kind === 'ended' ? way.status : undefined },
  );
}

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
  const headers = { 'x-user': 'ann' };
  const primary = {
    part: 1,
    copied: false,
    host: primaryHost,
    path: '/v2/models/web-0/infer',
    headers,
    version: 'web-0',
  };

  it('answers with the primary, and a copy reaches the model of the candidate when it meets the route once more', async () => {
    const route = await routeOf(oracle, values, [true, true]);
    expect(waysOfRequest(route, 'web.default')).toEqual([
      primary,
      { part: 0.3, copied: true, host: candidateHost, path: '/v2/models/web-1/infer', headers, version: 'web-1' },
    ]);
  });

  it.each([[[true, false]], [[false, false]]])('makes no copies where %j are available', async (available) => {
    const route = await routeOf(oracle, values, available);
    expect(waysOfRequest(route, 'web.default')).toEqual([primary]);
    expect(waysOfRequest(route, `${primaryHost}-shadow`)).toEqual([{ status: null }]);
    expect(at(route, 'spec', 'http')).toHaveLength(1);
  });

  it('copies no more than all requests', async () => {
    const more = { ...values, application: { ...values.application, versions: [versions[0] ?? {}, { weight: 250 }] } };
    const route = await routeOf(oracle, more, [true, true]);
    expect(waysOfRequest(route, 'web.default')).toMatchObject([primary, { part: 1, copied: true, version: 'web-1' }]);
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
