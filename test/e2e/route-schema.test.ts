import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKubernetesKeywords } from '../../scripts/kubernetes-schema/keywords.mjs';
import { gatewayApi } from '../../src/mesh/gateway-api/gateway-api.ts';
import { istio } from '../../src/mesh/istio/istio.ts';
import { translateConditions } from '../../src/mesh/translate-conditions.ts';
import type { Data } from '../../src/values/data.ts';
import { equalCases, toGatewayCases, toIstioCases } from '../mesh/translation-cases.ts';
import type { Cluster } from './cluster/cluster.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { httpMatchRequests, httpRouteMatches } from './route-schema/condition-cases.ts';

const schemas = fileURLToPath(new URL('../../schemas/', import.meta.url));
const generator = fileURLToPath(new URL('../../scripts/route-schema/generate.mjs', import.meta.url));
const istioFile = 'istio/http-match-request.schema.json';
const gatewayFile = 'gateway-api/http-route-match.schema.json';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio', 'gateway-api'] });
});
afterAll(() => cluster?.stop());

it('is what the generator makes of the CRDs at the versions in go.mod', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'iter8-release-e2e-'));
  try {
    await execa(process.execPath, [generator, folder]);
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.json'));
    expect(files).toEqual(expect.arrayContaining([istioFile, gatewayFile, 'istio/virtual-service.schema.json']));
    for (const file of files)
      expect(await readFile(join(folder, file), 'utf8')).toBe(await readFile(join(schemas, file), 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
});

function virtualService(match: readonly unknown[], name = 'a') {
  return {
    apiVersion: 'networking.istio.io/v1beta1',
    kind: 'VirtualService',
    metadata: { name },
    spec: { hosts: ['a'], http: [{ match, route: [{ destination: { host: 'a' } }] }] },
  };
}

function httpRoute(matches: readonly unknown[], name = 'a') {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'HTTPRoute',
    metadata: { name },
    spec: { parentRefs: [{ name: 'a' }], rules: [{ matches, backendRefs: [{ name: 'a', port: 80 }] }] },
  };
}

function apply(...objects: readonly object[]) {
  const text = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  return cluster.runKubectl(['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'], text);
}

describe.each([
  { file: istioFile, cases: httpMatchRequests, route: virtualService },
  { file: gatewayFile, cases: httpRouteMatches, route: httpRoute },
])('$file beside the API server', async ({ file, cases, route }) => {
  const schema = JSON.parse(await readFile(join(schemas, file), 'utf8'));
  const validate = addKubernetesKeywords(new Ajv({ strictTypes: false, allErrors: true })).compile(schema);
  const list = Object.entries<readonly object[]>(cases).flatMap(([outcome, conditions]) =>
    conditions.map((condition) => ({ outcome, condition, title: JSON.stringify(condition).slice(0, 100) })),
  );

  it.concurrent.each(list)('$outcome: $title', async ({ outcome, condition }) => {
    const valid = validate(condition);
    const errors = JSON.stringify(validate.errors);
    const { exitCode, stderr } = await apply(route([condition]));
    expect({ valid, accepted: exitCode === 0 }, `schema: ${errors}\nserver: ${stderr}`).toEqual({
      valid: outcome === 'valid',
      accepted: outcome !== 'invalid',
    });
  });
});

it('knows how many conditions a rule of an HTTPRoute takes', async () => {
  const base = JSON.parse(await readFile(join(schemas, 'values.base.schema.json'), 'utf8'));
  const { maxItems } = base.definitions.version.properties.matches;
  const conditions = (count: number) => Array.from({ length: count }, () => ({}));
  expect((await apply(httpRoute(conditions(maxItems)))).exitCode).toBe(0);
  expect((await apply(httpRoute(conditions(maxItems + 1)))).stderr).toContain('must have at most');
  expect(translateConditions(conditions(maxItems), istio, gatewayApi).problems).toEqual([]);
  expect(translateConditions(conditions(maxItems + 1), istio, gatewayApi).problems).toHaveLength(1);
});

describe('the API server takes every translated condition', () => {
  it.each([
    {
      from: gatewayApi,
      to: istio,
      entries: [...equalCases, ...toIstioCases].map(({ matches }) => matches),
      route: virtualService,
    },
    {
      from: istio,
      to: gatewayApi,
      entries: [...equalCases, ...toGatewayCases].map(({ match }) => match),
      route: httpRoute,
    },
  ] as const)('as $to.kind.kind', async ({ from, to, entries, route }) => {
    const { conditions, problems } = translateConditions(entries as readonly Data[], from, to);
    expect(problems).toEqual([]);
    const { stdout, stderr } = await apply(...conditions.map((condition, index) => route([condition], `a${index}`)));
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toHaveLength(entries.length);
  });
});
