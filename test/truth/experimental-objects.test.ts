import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkObjects } from '../../src/validation/objects/check-objects.ts';
import { readObjects } from '../../src/values/yaml/read-objects.ts';
import { askServer, type Server } from '../e2e/cluster/ask-server.ts';
import type { Cluster } from '../e2e/cluster/cluster.ts';
import type { KubernetesObject } from '../e2e/cluster/pilot-dialogue.ts';
import { startCluster } from '../e2e/cluster/start-cluster.ts';
import { fc, runs } from '../fast-check.ts';
import { experimentalObjects } from './experimental-seeds.ts';
import { mutatedObjects } from './mutate-object.ts';

/** A warning about the experimental channel means that a cluster with its CRDs accepts what the standard CRDs refuse. */

let clusters: readonly Cluster[] = [];
let standard: Server;
let experimental: Server;

beforeAll(async () => {
  const [one, other] = [
    await startCluster({ crds: ['gateway-api'] }),
    await startCluster({ crds: ['gateway-api-experimental'] }),
  ];
  clusters = [one, other];
  standard = await askServer(one);
  experimental = await askServer(other);
});
afterAll(async () => {
  standard?.stop();
  experimental?.stop();
  for (const cluster of clusters) await cluster.stop();
});

async function severities(object: KubernetesObject): Promise<ReadonlySet<string>> {
  const text = JSON.stringify(object);
  const { objects } = readObjects('a', new TextEncoder().encode(text));
  const found = await checkObjects(objects, 'apps', new Map([['a', text]]));
  return new Set(found.map(({ severity }) => severity));
}

it.each(experimentalObjects)('warns of what only the experimental channel accepts: $kind %#', async (object) => {
  expect(await severities(object)).toEqual(new Set(['warning']));
  expect((await standard.judge(object)).kind).toBe('refused');
  expect((await experimental.judge(object)).kind).toBe('accepted');
});

it('refuses objects with mistakes if and only if the cluster does that they need', async () => {
  const seen = { fine: 0, experimental: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(mutatedObjects<KubernetesObject>(experimentalObjects), async (object) => {
      const found = await severities(object);
      const [ours, theirs] = [await standard.judge(object), await experimental.judge(object)];
      const said = [ours, theirs].map((verdict) => (verdict.kind === 'refused' ? verdict.reason : '')).join('; ');
      expect(ours.kind, said).toBe(found.size === 0 ? 'accepted' : 'refused');
      if (found.size > 0) expect(theirs.kind, said).toBe(found.has('error') ? 'refused' : 'accepted');
      seen[found.size === 0 ? 'fine' : found.has('error') ? 'refused' : 'experimental'] += 1;
    }),
    { numRuns: runs(4000) },
  );
  expect(Math.min(seen.experimental, seen.refused)).toBeGreaterThan(runs(4000) / 20);
}, 7_200_000);

describe('a cluster with the standard CRDs', () => {
  const object = { ...experimentalObjects[0], metadata: { name: 'a', namespace: 'default' } };
  const apply = (...options: readonly string[]) => {
    const [cluster] = clusters;
    if (cluster === undefined) throw new Error('there is no cluster');
    const args = ['apply', '--dry-run=server', '-o', 'json', '-f', '-', ...options];
    return cluster.runKubectl(args, JSON.stringify(object));
  };

  it.each([
    [[], 'unknown field "spec.rules[0].retry"'],
    [['--server-side'], ': field not declared in schema'],
    [['--server-side', '--validate=ignore'], ': field not declared in schema'],
  ])('refuses experimental fields from kubectl apply %j', async (options, reason) => {
    const { exitCode, stderr } = await apply(...options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(reason);
  });

  it('drops them from clients that do not ask for strict fields', async () => {
    const { exitCode, stdout, stderr } = await apply('--validate=ignore');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout).spec.rules[0]).toEqual(
      expect.not.objectContaining({ retry: expect.anything(), sessionPersistence: expect.anything() }),
    );
  });
});
