import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Routes } from '../../../src/routing/make-routes.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { runCli } from '../../cli/run-cli.ts';
import { seed } from '../../fast-check.ts';
import { type ReferenceCase, referenceCases, renderCase } from '../../reference-cases.ts';
import { expectedRoute } from '../../routing/expected-route.ts';
import { normalizeRoute } from '../../routing/normalize-route.ts';
import { withDefaults } from '../../truth/crd-defaults.ts';
import { startFigures } from '../../truth/releases/figures.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { amount } from './amount.ts';
import { type ClusterClient, clusterClient } from './cluster-client.ts';
import { type ControllerProcess, startController } from './controller-process.ts';
import { type Seeded, seeded } from './seeded.ts';
import { makeAvailable, makeUnavailable } from './version-objects.ts';
import { type ClusterWatch, watchCluster } from './watch-cluster.ts';

const all = referenceCases().filter(({ error, routemap }) => error === undefined && routemap !== null);
const chance = seeded(seed(1));
const cases = chance.shuffle(all).slice(0, amount(10, all.length));
const iter8Versions = new Set(
  all.map(({ routemap }) => String(at(routemap, 'metadata', 'labels', 'iter8.tools/version'))),
);

const figures = startFigures();
let cluster: Cluster;
let client: ClusterClient;
let watch: ClusterWatch;
let controller: ControllerProcess;
beforeAll(async () => {
  cluster = await startCluster({ crds: ['istio', 'gateway-api', 'kserve'] });
  client = clusterClient(cluster);
  for (const namespace of ['apps', 'prod', 'next', 'modelmesh-serving']) {
    await cluster.runKubectl(['create', 'namespace', namespace]);
  }
  watch = await watchCluster(cluster, ['cm'], null);
  const versions = [...iter8Versions].flatMap((version) => ['--iter8-version', version]);
  controller = await startController(cluster, '--all-namespaces', '--settle', '0', ...versions);
  await controller.logged('writes routes now');
});
afterAll(async () => {
  watch?.stop();
  client?.stop();
  await controller?.stop();
  await cluster?.stop();
  figures.print('Reference cases on an API server:');
});

/** What `routes` says of every set of available versions. */
async function routesOf({ file, release, namespace }: ReferenceCase): Promise<readonly Routes[]> {
  const argv = ['routes', release, '-n', namespace, '-f', file, '--allow-unknown', '--all', '-o', 'json'];
  const { exitCode, stdout, stderr } = await runCli(argv);
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout);
}

const kinds: { readonly [gvrShort: string]: string } = {
  svc: 'Service',
  deploy: 'Deployment',
  isvc: 'InferenceService',
  cm: 'ConfigMap',
};

interface Specification {
  readonly versions: readonly {
    readonly resources: readonly { readonly gvrShort: string; readonly name: string }[];
  }[];
}

/** For each version of a routemap, its objects. */
function objectsOfVersions(routemap: DataMap, objects: readonly DataMap[]): readonly (readonly DataMap[])[] {
  const { versions } = load(String(at(routemap, 'data', 'strSpec'))) as Specification;
  return versions.map(({ resources }) =>
    resources.map(({ gvrShort, name }) => {
      const found = objects.find(
        (object) => object.kind === kinds[gvrShort] && at(object, 'metadata', 'name') === name,
      );
      expect(found, `${gvrShort} ${name}`).toBeDefined();
      return found as DataMap;
    }),
  );
}

/** Brings the versions from one set of available ones to another, and returns what was done. */
async function change(
  versions: readonly (readonly DataMap[])[],
  before: readonly boolean[],
  after: readonly boolean[],
  random: Seeded,
): Promise<void> {
  for (const index of random.shuffle([...versions.keys()])) {
    const objects = versions[index] ?? [];
    if (after[index] && !before[index]) await makeAvailable(client, objects);
    if (!after[index] && before[index])
      figures.count(`made unavailable: ${await makeUnavailable(client, objects, random)}`);
  }
}

/** Resolves once the status of a routemap says that exactly these versions are available. */
async function decided(name: string, available: readonly boolean[]): Promise<void> {
  const shown = () => {
    const text = at(watch.get('cm', name), 'metadata', 'annotations', 'iter8.tools/status');
    const { versions = [] } = JSON.parse(String(text ?? '{}')) as { readonly versions?: readonly object[] };
    return versions.map((version) => at(version, 'available'));
  };
  await watch.until(`${name}: ${available}`, () => String(shown()) === String(available), 20);
}

describe('the controller makes the routes of the reference while objects come, go and become ready', () => {
  it.each(cases)('$name', async (reference) => {
    const objects = (await renderCase(reference)).map(({ object }) => object);
    const routemap = objects.at(-1) as DataMap;
    const name = String(at(routemap, 'metadata', 'name'));
    const versions = objectsOfVersions(routemap, objects);
    const routes = await routesOf(reference);
    const random = seeded(Math.floor(chance.next() * 2 ** 31));
    await client.apply(routemap);
    let before = versions.map(() => false);
    for (const { available, weights, objects: wanted } of random.shuffle(routes)) {
      await change(versions, before, available, random);
      await decided(name, available);
      before = [...available];
      figures.count('sets of available versions');
      for (const [template, object] of Object.entries(wanted)) {
        const stored = (await client.get(object)) as DataMap;
        expect(stored.spec).toEqual(withDefaults(object).spec);
        expect(normalizeRoute(object)).toEqual(expectedRoute(reference, available, template, weights));
        figures.count('routes compared');
      }
    }
    await client.remove(routemap);
    await watch.until(`${name} is gone`, () => watch.get('cm', name) === undefined);
    for (const object of versions.flat()) await client.remove(object);
    // Without garbage collection; before the next case, which may have a route of this name.
    for (const object of Object.values(routes[0]?.objects ?? {})) await client.remove(object);
    figures.count('releases');
  });
});
