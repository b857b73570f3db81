import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRoutes } from '../../src/routing/answer/read-routes.ts';
import { checkObjects } from '../../src/validation/objects/check-objects.ts';
import { readObjects } from '../../src/values/yaml/read-objects.ts';
import { askServer, type Server } from '../e2e/cluster/ask-server.ts';
import type { Cluster } from '../e2e/cluster/cluster.ts';
import { type Oracle, startOracle } from '../e2e/cluster/oracle.ts';
import type { KubernetesObject } from '../e2e/cluster/pilot-dialogue.ts';
import { startCluster } from '../e2e/cluster/start-cluster.ts';
import { fc, runs } from '../fast-check.ts';
import { httpRoutes } from './http-route-seeds.ts';
import { mutatedObjects } from './mutate-object.ts';
import { neighbours } from './neighbour-seeds.ts';
import { virtualServices } from './virtual-service-seeds.ts';

/** What `route --from` reads are objects as a cluster would take them: no more, and no fewer. */

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

/** Why a cluster with Istio refuses an object; undefined if it takes it. */
async function refusalOfCluster(object: KubernetesObject): Promise<string | undefined> {
  const verdict = await server.judge(object);
  if (verdict.kind === 'refused') return verdict.reason;
  if (object.kind !== 'VirtualService') return undefined;
  // The webhook sees the object as the API server has read it.
  const { checks } = await oracle.ask({ objects: [verdict.object], onlyChecks: true });
  return checks?.[0]?.error;
}

/** Why `route --from` refuses it. */
async function refusalOfProgram(object: KubernetesObject): Promise<string | undefined> {
  const text = JSON.stringify(object);
  const bytes = new TextEncoder().encode(text);
  const [broken] = await checkObjects(readObjects('a', bytes).objects, 'apps', new Map([['a', text]]));
  if (broken !== undefined) return broken.message;
  const read = readRoutes('a', bytes, 'apps');
  return read.ok ? undefined : read.diagnostics[0]?.message;
}

it.each<[string, readonly KubernetesObject[], number]>([
  ['VirtualServices', virtualServices, 4000],
  ['HTTPRoutes', httpRoutes, 4000],
  ['Gateways, ListenerSets and ReferenceGrants', neighbours, 2000],
])(
  'the program refuses %s if and only if a cluster does',
  async (_, seeds, count) => {
    const verdicts = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(mutatedObjects(seeds), async (object) => {
        const [theirs, ours] = await Promise.all([refusalOfCluster(object), refusalOfProgram(object)]);
        verdicts[theirs === undefined ? 'accepted' : 'refused'] += 1;
        expect(ours === undefined ? 'accepted' : 'refused', ours ?? theirs).toBe(
          theirs === undefined ? 'accepted' : 'refused',
        );
      }),
      { numRuns: runs(count) },
    );
    // A test in which one side never answers otherwise shows nothing.
    expect(verdicts.accepted).toBeGreaterThan(runs(count) / 5);
    expect(verdicts.refused).toBeGreaterThan(runs(count) / 5);
  },
  7_200_000,
);

/** Every place of an object, as a path. */
function placesIn(node: unknown, path: readonly (string | number)[]): readonly (readonly (string | number)[])[] {
  if (typeof node !== 'object' || node === null) return [path];
  const entries = Array.isArray(node) ? [...node.entries()] : Object.entries(node);
  return [path, ...entries.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

function replaced(object: KubernetesObject, path: readonly (string | number)[], value: unknown): KubernetesObject {
  const copy = structuredClone(object);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], copy);
  (parent as Record<string | number, unknown>)[path.at(-1) ?? ''] = value;
  return copy;
}

it('treats an empty value at any place as a cluster does', async () => {
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const seed of [...virtualServices, ...httpRoutes, ...neighbours]) {
    for (const path of placesIn(seed.spec, ['spec'])) {
      const shape = JSON.stringify([seed.kind, path.map((step) => (typeof step === 'number' ? 0 : step))]);
      if (seen.has(shape)) continue;
      seen.add(shape);
      const object = replaced(seed, path, null);
      const [theirs, ours] = await Promise.all([refusalOfCluster(object), refusalOfProgram(object)]);
      if ((ours === undefined) !== (theirs === undefined)) wrong.push(`${shape}: ${ours ?? theirs}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(250);
}, 7_200_000);
