import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApiVersions } from '../../../src/release/release.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { arbitraryValues } from '../../arbitrary-values.ts';
import { expandDirect } from '../../expand-direct.ts';
import { fc } from '../../fast-check.ts';
import { library } from '../../library.ts';
import { referenceCases, renderCase, renderValues, valuesOf } from '../../reference-cases.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { type Oracle, startOracle } from '../cluster/oracle.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { complaints } from './complaints.ts';
import { objectsOf } from './objects-of.ts';

let cluster: Cluster;
let oracle: Oracle<'route'>;

beforeAll(async () => {
  oracle = await startOracle('route');
  cluster = await startCluster({ crds: ['istio', 'gateway-api', 'kserve'] });
  const folder = fileURLToPath(new URL('crds', import.meta.url));
  for (const step of [
    ['apply', '--server-side', '-f', folder],
    ['wait', '--for=condition=Established', '--timeout=60s', '-f', folder],
  ]) {
    const { exitCode, stderr } = await cluster.runKubectl(step);
    if (exitCode !== 0) throw new Error(stderr);
  }
});
afterAll(async () => {
  await cluster?.stop();
  await oracle?.stop();
});

const versions: readonly ApiVersions[] = ['v1beta1', 'v1'];

it.each(versions)('the API server takes every object and route of the reference cases, in %s', async (apiVersions) => {
  const cases = referenceCases().filter(({ error }) => error === undefined);
  const objects = new Map<string, readonly string[]>();
  for (const each of cases) objects.set(each.name, await objectsOf(await renderCase(each, apiVersions), oracle));
  expect(objects.size).toBeGreaterThan(100);
  expect(await complaints(cluster, objects)).toBe('');
});

it.each(versions)(
  'the API server takes what --routing direct makes of the reference cases, in %s',
  async (apiVersions) => {
    const objects = new Map<string, readonly string[]>();
    for (const each of referenceCases().filter(({ error }) => error === undefined)) {
      const manifests = await expandDirect(valuesOf(each), each.release, each.namespace, apiVersions);
      const texts = manifests.map(({ object }) => JSON.stringify(object));
      objects.set(each.name, texts);
    }
    expect(objects.size).toBeGreaterThan(100);
    expect(await complaints(cluster, objects)).toBe('');
  },
);

const example = library.find('knative-istio');

it.each(versions)(
  'the API server takes every object and route of the example environment, in %s',
  async (apiVersions) => {
    const found = await example;
    if (found.kind !== 'pack') throw new Error('the example is broken');
    const objects = new Map<string, readonly string[]>();
    for (const strategy of Object.keys(found.pack.environment.strategies)) {
      for (const count of [1, 2, 3, 4]) {
        const values = {
          environment: 'knative-istio',
          gateway: 'istio-system/public',
          application: {
            strategy,
            hosts: ['shop.example.com'],
            route: { timeout: '10s', retries: { attempts: 2 } },
            ...(strategy === 'blue-green' ? { affinity: { header: 'shop-version' } } : {}),
            versions: [{}, { weight: 30 }, { weight: 0, metadata: { namespace: 'lab' } }, { weight: 150, port: 8080 }]
              .slice(0, count)
              .map((version) => ({ image: 'a', ...version })),
          },
        };
        const manifests = await renderValues(values as unknown as DataMap, 'web', 'prod', apiVersions);
        objects.set(`${strategy} of ${count}`, await objectsOf(manifests, oracle));
      }
    }
    expect(await complaints(cluster, objects)).toBe('');
  },
);

it('the API server takes every object and route of 500 releases of any environment and strategy', async () => {
  const releases = fc.sample(arbitraryValues, { seed: 5, numRuns: 500 });
  const drawn = new Set(releases.map(({ environment }) => environment));
  expect([...drawn].sort()).toEqual(library.names.toSorted());
  const objects = new Map<string, readonly string[]>();
  for (const [index, values] of releases.entries()) {
    const apiVersions = versions[index % versions.length];
    objects.set(`release-${index}`, await objectsOf(await renderValues(values, 'demo', 'apps', apiVersions), oracle));
  }
  expect(await complaints(cluster, objects)).toBe('');
}, 600_000);

it.each([
  ['serving.kserve.io/v1beta1', 'InferenceService', (predictor: object) => ({ predictor }), 'minReplicas'],
  [
    'serving.knative.dev/v1',
    'Service',
    (spec: object) => ({ template: { spec: { containers: [], ...spec } } }),
    'timeoutSeconds',
  ],
])(
  'the API server refuses a field of %s %s that it does not know, and a wrong one',
  async (apiVersion, kind, make, field) => {
    const object = (spec: object) =>
      JSON.stringify({ apiVersion, kind, metadata: { name: 'a', namespace: 'apps' }, spec: make(spec) });
    const refused = (spec: object) => complaints(cluster, new Map([['wrong', [object(spec)]]]));
    expect(await refused({ [field]: 0 })).toBe('');
    expect(await refused({ unknown: 1 })).toMatch(/^wrong: .*unknown/);
    expect(await refused({ [field]: 'one' })).toContain(field);
  },
);
