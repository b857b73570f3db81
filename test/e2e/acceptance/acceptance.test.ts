import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtInEnvironments } from '../../../src/generated/built-in-environments.ts';
import type { ApiVersions } from '../../../src/release/api-versions.ts';
import { arbitraryValues } from '../../arbitrary-values.ts';
import { fc } from '../../fast-check.ts';
import { referenceCases, renderCase, renderValues } from '../../reference-cases.ts';
import { type Oracle, startOracle } from '../cluster/oracle.ts';
import { type Cluster, startCluster } from '../cluster/start-cluster.ts';
import { complaints } from './complaints.ts';
import { objectsOf } from './objects-of.ts';

let cluster: Cluster;
let oracle: Oracle<'route'>;

beforeAll(async () => {
  oracle = await startOracle('route');
  cluster = await startCluster({ crds: ['istio', 'gateway-api'] });
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

it('the API server takes every object and route of 500 releases of any environment and strategy', async () => {
  const releases = fc.sample(arbitraryValues, { seed: 5, numRuns: 500 });
  const drawn = new Set(releases.map(({ environment }) => environment));
  expect([...drawn].sort()).toEqual(Object.keys(builtInEnvironments).sort());
  const objects = new Map<string, readonly string[]>();
  for (const [index, values] of releases.entries()) {
    const apiVersions = versions[index % versions.length];
    objects.set(`release-${index}`, await objectsOf(await renderValues(values, 'demo', 'apps', apiVersions), oracle));
  }
  expect(await complaints(cluster, objects)).toBe('');
});

it('the API server refuses a field that it does not know, and a wrong one', async () => {
  const service = (predictor: object) =>
    JSON.stringify({
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name: 'a', namespace: 'apps' },
      spec: { predictor },
    });
  const refused = (predictor: object) => complaints(cluster, new Map([['wrong', [service(predictor)]]]));
  expect(await refused({ minReplicas: 0 })).toBe('');
  expect(await refused({ unknown: 1 })).toMatch(/^wrong: .*unknown/);
  expect(await refused({ minReplicas: 'one' })).toMatch(/^wrong: .*minReplicas/);
});
