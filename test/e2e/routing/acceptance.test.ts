import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiVersions } from '../../../src/release/release.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { renderValues } from '../../reference-cases.ts';
import { buildTools } from '../cluster/build-tools.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startOracle } from '../cluster/oracle.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { availabilities } from './availability.ts';
import { routeOf } from './route-of.ts';

const oracle = await startOracle('route');
let cluster: Cluster;

// Building may take minutes, and a hook may take longer than a test.
beforeAll(async () => {
  await buildTools('etcd', 'kube-apiserver', 'kubectl');
  cluster = await startCluster({ crds: ['istio', 'gateway-api'] });
  await cluster.runKubectl(['create', 'namespace', 'lab']);
}, 600_000);

afterAll(async () => {
  await oracle.stop();
  await cluster.stop();
});

const onIstio = {
  timeout: '1m30s',
  retries: {
    attempts: 3,
    perTryTimeout: '500ms',
    retryOn: 'connect-failure,5xx',
    retryRemoteLocalities: true,
    retryIgnorePreviousHosts: false,
    backoff: '1m2s',
  },
  fault: {
    delay: { fixedDelay: '5s', percentage: { value: 0.1 } },
    abort: { httpStatus: 503, percentage: { value: 50 } },
  },
  corsPolicy: {
    allowOrigins: [{ exact: 'https://a.test' }, { prefix: 'https://b' }, { regex: '.*' }],
    allowMethods: ['GET'],
    allowHeaders: ['content-type'],
    exposeHeaders: ['app-version'],
    maxAge: '24h',
    allowCredentials: true,
    unmatchedPreflights: 'IGNORE',
  },
};

/** Values that ask for everything a route can have beside the shares. */
function valuesOf(environment: string, strategy: string): DataMap {
  const versions = [{}, { weight: 30 }, { weight: 100, metadata: { namespace: 'lab' } }].map((version) => ({
    image: 'a',
    storageUri: 'gs://a',
    ...version,
  }));
  return {
    environment,
    gateway: ['public', 'istio-system/edge'],
    application: {
      strategy,
      modelFormat: 'sklearn',
      hosts: ['shop.example.com', '*.shop.example.com'],
      ...(strategy === 'blue-green' ? { affinity: { cookie: { name: "a.b'&`|~+$^", maxAge: 60 } } } : {}),
      route: environment === 'deployment-gtw' ? { timeout: '1m30s' } : onIstio,
      versions: environment.startsWith('kserve') && strategy === 'mirror' ? versions.slice(0, 2) : versions,
    },
  };
}

const cases = [
  ...['deployment-istio', 'deployment-gtw', 'kserve', 'kserve-0.10', 'knative-istio'].map(
    (name) => [name, 'mirror'] as const,
  ),
  ...['deployment-istio', 'deployment-gtw', 'kserve', 'kserve-0.10', 'kserve-modelmesh-istio', 'knative-istio'].flatMap(
    (name) => ['blue-green', 'canary'].map((strategy) => [name, strategy] as const),
  ),
];

describe.each(cases)('%s %s: the API server takes every object and route, without a warning', (name, strategy) => {
  it.each<ApiVersions>(['v1beta1', 'v1'])('%s', async (apiVersions) => {
    const values = valuesOf(name, strategy);
    const { versions } = values.application as unknown as { versions: readonly unknown[] };
    const manifests = (await renderValues(values, 'web', 'default', apiVersions)).map(({ object }) => object);
    const routes = await Promise.all(
      availabilities(versions.length).map((available) => routeOf(oracle, values, available, apiVersions)),
    );
    routes.forEach(expectSettings);
    // Models and Knative Services have no definition here; test/e2e/acceptance has.
    const known = manifests.filter(({ apiVersion }) => !String(apiVersion).startsWith('serving.'));
    const applied = await cluster.runKubectl(
      ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'],
      [...known, ...routes].map((object) => JSON.stringify(object)).join('\n---\n'),
    );
    expect(applied.stderr).toBe('');
    expect(applied.stdout.trim().split('\n')).toHaveLength(known.length + routes.length);
  });
});

/** Each rule has the settings, and so has the first that a request meets where it meets the route twice. */
function expectSettings(route: unknown): void {
  const http = at(route, 'spec', 'http') as readonly DataMap[] | undefined;
  if (http === undefined) {
    expect(at(route, 'spec', 'hostnames')).toEqual(expect.arrayContaining(['shop.example.com', '*.shop.example.com']));
    const parents = (at(route, 'spec', 'parentRefs') as readonly DataMap[]).map(({ namespace, name }) => [
      namespace,
      name,
    ]);
    expect(parents).toEqual([
      [undefined, 'web'],
      [undefined, 'public'],
      ['istio-system', 'edge'],
    ]);
    const rules = at(route, 'spec', 'rules') as readonly DataMap[];
    expect(rules.map(({ timeouts }) => timeouts)).toEqual(rules.map(() => ({ request: '1m30s' })));
    return;
  }
  expect(at(route, 'spec', 'hosts')).toEqual(expect.arrayContaining(['shop.example.com', '*.shop.example.com']));
  expect(at(route, 'spec', 'gateways')).toEqual(expect.arrayContaining(['public', 'istio-system/edge', 'mesh']));
  const isSecondStep = ({ match }: DataMap) =>
    at(match, 0, 'headers', 'branch') !== undefined || at(match, 0, 'authority') !== undefined;
  for (const rule of http) {
    if (isSecondStep(rule)) expect(Object.keys(rule)).not.toContain('timeout');
    else expect(rule).toMatchObject(onIstio);
  }
}
