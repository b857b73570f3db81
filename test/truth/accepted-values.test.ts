import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileRelease } from '../../src/compile/compile-release.ts';
import { askServer, type Server } from '../e2e/cluster/ask-server.ts';
import type { Cluster } from '../e2e/cluster/cluster.ts';
import { type Oracle, startOracle } from '../e2e/cluster/oracle.ts';
import type { KubernetesObject } from '../e2e/cluster/pilot-dialogue.ts';
import { startCluster } from '../e2e/cluster/start-cluster.ts';
import { expandDirect } from '../expand-direct.ts';
import { fc, runs } from '../fast-check.ts';
import { type OddEnvironment, oddValues } from './odd-values.ts';

/** What `validate` accepts makes routes that a cluster accepts. */

let cluster: Cluster;
let server: Server;
let oracle: Oracle<'pilot'>;

beforeAll(async () => {
  oracle = await startOracle('pilot');
  cluster = await startCluster({ crds: ['istio', 'gateway-api'] });
  server = await askServer(cluster);
});
afterAll(async () => {
  server?.stop();
  await cluster?.stop();
  await oracle?.stop();
});

const kinds = ['VirtualService', 'HTTPRoute', 'ReferenceGrant'];

async function refusal(object: KubernetesObject): Promise<string | undefined> {
  const verdict = await server.judge(object);
  if (verdict.kind === 'refused') return verdict.reason;
  if (object.kind !== 'VirtualService') return undefined;
  const { checks } = await oracle.ask({ objects: [verdict.object], onlyChecks: true });
  return checks?.[0]?.error;
}

it.each<[string, readonly OddEnvironment[], number]>([
  ['Istio', ['deployment-istio', 'deployment-istio', 'kserve', 'kserve-0.10', 'kserve-modelmesh-istio'], 5000],
  ['the Gateway API', ['deployment-gtw'], 3000],
])(
  'a cluster with %s accepts the routes of all values that are valid',
  async (_, environments, count) => {
    const seen = { values: 0, valid: 0 };
    await fc.assert(
      fc.asyncProperty(oddValues(environments), async (values) => {
        seen.values += 1;
        const bytes = new TextEncoder().encode(JSON.stringify(values));
        const inputs = [{ kind: 'file', name: 'values.yaml', bytes }] as const;
        const request = { inputs, name: 'demo', namespace: 'apps', allowUnknown: false, strict: false };
        if ((await compileRelease(request)).kind !== 'valid') return;
        seen.valid += 1;
        const manifests = await expandDirect(values, 'demo', 'apps', 'v1');
        for (const { object } of manifests) {
          if (!kinds.includes(String(object.kind))) continue;
          expect(await refusal(object as unknown as KubernetesObject)).toBeUndefined();
        }
      }),
      { numRuns: runs(count) },
    );
    expect(seen.valid).toBeGreaterThan(seen.values / 4);
  },
  7_200_000,
);
