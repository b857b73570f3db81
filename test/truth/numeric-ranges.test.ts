import { afterAll, expect, it } from 'vitest';
import { readRoutes } from '../../src/routing/answer/read-routes.ts';
import { checkObjects } from '../../src/validation/objects/check-objects.ts';
import { readObjects } from '../../src/values/yaml/read-objects.ts';
import { startOracle } from '../e2e/cluster/oracle.ts';
import type { KubernetesObject, PilotRequest } from '../e2e/cluster/pilot-dialogue.ts';

/** Numbers and durations at the ends of their ranges, which Istio's webhook and Envoy do not judge alike. */

const oracle = await startOracle('pilot');
afterAll(() => oracle.stop());

const hosts = ['web', 'v1', 'v2'].map((name) => `${name}.apps.svc.cluster.local`);
const services = hosts.map((host) => ({ host, namespace: 'apps', ports: [80] }));
const proxies = { client: { type: 'sidecar', namespace: 'apps' } } as const;
const request: PilotRequest = {
  ...{ proxy: 'client', route: '80', method: 'GET', scheme: 'http' },
  ...{ host: 'web.apps', path: '/', headers: [] },
};

const route = [{ destination: { host: hosts[1] } }];
const mirror = { host: hosts[2] };
const percentages = [-1, 0, 0.00001, 0.0001, 100, 100.5];
const rules: Readonly<Record<string, readonly [values: readonly unknown[], make: (value: unknown) => object]>> = {
  'fault.abort.httpStatus': [
    [0, 99, 199, 200, 599, 600, 601],
    (httpStatus) => ({ route, fault: { abort: { httpStatus, percentage: { value: 50 } } } }),
  ],
  'fault.abort.percentage': [
    percentages,
    (value) => ({ route, fault: { abort: { httpStatus: 503, percentage: { value } } } }),
  ],
  'fault.delay.percentage': [
    percentages,
    (value) => ({ route, fault: { delay: { fixedDelay: '1s', percentage: { value } } } }),
  ],
  mirrorPercentage: [percentages, (value) => ({ route, mirror, mirrorPercentage: { value } })],
  'mirrors.percentage': [
    percentages,
    (value) => ({ route, mirrors: [{ destination: mirror, percentage: { value } }] }),
  ],
  weights: [
    [[0], [-1], [0, 0], [0, 1], [2 ** 31 - 1, 2 ** 31 - 1, 1], [2 ** 31 - 1, 2 ** 31 - 1, 2]],
    (weights) => ({ route: (weights as readonly number[]).map((weight) => ({ ...route[0], weight })) }),
  ],
  timeout: [['0s', '0.5ms', '1ms', '1.0000001s', '-1s', '100000h'], (timeout) => ({ route, timeout })],
  'retries.attempts': [[-1, 0, 1, 2 ** 31 - 1], (attempts) => ({ route, retries: { attempts } })],
  'retries.retryOn': [['99', '100', '418', '599', '600'], (retryOn) => ({ route, retries: { attempts: 1, retryOn } })],
  'corsPolicy.maxAge': [
    ['0s', '1ms', '0.5s', '1s', '24h', '-1s'],
    (maxAge) => ({ route, corsPolicy: { allowOrigins: [{ exact: 'http://a' }], maxAge } }),
  ],
  'redirect.redirectCode': [
    [0, 200, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 309, 399, 400],
    (redirectCode) => ({ redirect: { uri: '/x', redirectCode } }),
  ],
  'redirect.port': [[1, 65_535, 65_536], (port) => ({ redirect: { uri: '/x', port } })],
  'directResponse.status': [[99, 199, 200, 599, 600, 601], (status) => ({ directResponse: { status } })],
};

/** Why the webhook or Envoy refuses an object. */
async function theirRefusal(object: KubernetesObject): Promise<string | undefined> {
  const result = await oracle.ask({ objects: [object], services, proxies, requests: [request] });
  return result.checks?.[0]?.error ?? result.nack?.[0] ?? result.error;
}

/** Why `route --from` refuses it. */
async function ourRefusal(object: KubernetesObject): Promise<string | undefined> {
  const text = JSON.stringify(object);
  const bytes = new TextEncoder().encode(text);
  const found = await checkObjects(readObjects('a', bytes).objects, 'apps', new Map([['a', text]]));
  const read = readRoutes('a', bytes, 'apps');
  return found[0]?.message ?? (read.ok ? undefined : read.diagnostics[0]?.message);
}

it.each(Object.keys(rules))('refuses the numbers that the webhook or Envoy refuses: %s', async (field) => {
  const [values, make] = rules[field] ?? [[], () => ({})];
  const verdicts = new Set<boolean>();
  for (const value of values) {
    const spec = { hosts: [hosts[0]], http: [make(value)] };
    const metadata = { name: 'web', namespace: 'apps' };
    const object = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata, spec };
    const [theirs, ours] = [await theirRefusal(object), await ourRefusal(object)];
    expect({ value, refused: ours !== undefined }, ours ?? theirs).toEqual({ value, refused: theirs !== undefined });
    verdicts.add(theirs !== undefined);
  }
  expect(verdicts.size).toBe(2);
});
