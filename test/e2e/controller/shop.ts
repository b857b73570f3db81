import { isDeepStrictEqual } from 'node:util';
import { loadAll } from 'js-yaml';
import { defaultResourceTypes } from '../../../src/controller/configuration/resource-type.ts';
import { decideFromObjects } from '../../../src/controller/once/decide-from-objects.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { runProgram } from '../cli/run-program.ts';
import type { ClusterClient } from './cluster-client.ts';
import type { Seeded } from './seeded.ts';
import { makeAvailable, setCondition } from './version-objects.ts';
import type { ClusterWatch } from './watch-cluster.ts';

/** Releases that change all the time. */
export interface Shop {
  readonly releases: readonly string[];
  /** Changes something that a route depends on. */
  readonly change: (random: Seeded) => Promise<void>;
  /** Deletes a release with its route, as the garbage collector would, or makes it again. */
  readonly openOrClose: (random: Seeded) => Promise<void>;
  /** Deletes the routes of releases without a routemap, as the garbage collector would. */
  readonly collectGarbage: (watch: ClusterWatch) => Promise<void>;
  /** Releases whose route or status is not as their objects ask for. */
  readonly wrong: (watch: ClusterWatch) => readonly WrongRelease[];
}

export interface WrongRelease {
  readonly release: string;
  /** The versions of the status and the rules of the route. */
  readonly wanted: object;
  readonly found: object;
}

/** Makes releases with two versions, both available. */
export async function openShop(client: ClusterClient, count: number): Promise<Shop> {
  const releases = Array.from({ length: count }, (_, index) => `web-${index}`);
  const steps = await Promise.all(releases.map(stepsOf));
  for (const { candidate } of steps) await makeAvailable(client, candidate);

  const closed = new Set<number>();
  /** The last change of each release: changes of one release come one after the other. */
  const turns = new Map<number, Promise<void>>();

  function inTurn(random: Seeded, work: (index: number) => Promise<void>): Promise<void> {
    const index = Math.floor(random.next() * count);
    const turn = (turns.get(index) ?? Promise.resolve()).then(() => work(index));
    // A change that fails holds up no later one.
    turns.set(
      index,
      turn.catch(() => {}),
    );
    return turn;
  }

  function removeRoute(name: string): Promise<void> {
    const metadata = { name, namespace: 'default' };
    return client.remove({ apiVersion: 'networking.istio.io/v1beta1', kind: 'VirtualService', metadata });
  }

  function open(index: number): Promise<void> {
    closed.delete(index);
    return makeAvailable(client, (steps[index] as Steps).candidate);
  }

  async function close(index: number): Promise<void> {
    closed.add(index);
    for (const object of (steps[index] as Steps).candidate.toReversed()) await client.remove(object);
    await removeRoute(releases[index] ?? '');
  }

  async function changeOne(index: number, random: Seeded): Promise<void> {
    const version = `${releases[index]}-${random.pick([0, 1])}`;
    const { candidate, weights } = steps[index] as Steps;
    const find = (kind: string) => candidate.find((each) => isNamed(each, kind, version)) as DataMap;
    switch (random.pick(['weight', 'weight', 'condition', 'routemap'])) {
      case 'weight': {
        const annotations = { 'iter8.tools/weight': String(Math.floor(random.next() * 100)) };
        const service = find('Service');
        await client.apply({ ...service, metadata: { ...(service.metadata as DataMap), annotations } });
        return;
      }
      case 'condition':
        await setCondition(client, (await client.get(find('Deployment'))) as DataMap, random.pick(['True', 'False']));
        return;
      case 'routemap':
        await client.apply(random.pick([candidate, weights]).at(-1) as DataMap);
    }
  }

  return {
    releases,
    change: (random) => inTurn(random, (index) => (closed.has(index) ? open(index) : changeOne(index, random))),
    openOrClose: (random) => inTurn(random, (index) => (closed.has(index) ? open(index) : close(index))),
    collectGarbage: async (watch) => {
      const isGarbage = (name: string) => !watch.get('cm', `${name}-routemap`) && watch.get('vs', name);
      for (const name of releases.filter(isGarbage)) await removeRoute(name);
    },
    wrong: (watch) => releases.flatMap((release) => compare(watch, release)),
  };
}

interface Steps {
  readonly candidate: readonly DataMap[];
  readonly weights: readonly DataMap[];
}

async function stepsOf(release: string): Promise<Steps> {
  const render = async (step: string) => {
    const { stdout } = await runProgram(['render', release, '-f', `examples/blue-green/${step}.yaml`]);
    return loadAll(stdout) as DataMap[];
  };
  return { candidate: await render('candidate'), weights: await render('weights') };
}

function isNamed(object: DataMap, kind: string, name: string): boolean {
  return object.kind === kind && at(object, 'metadata', 'name') === name;
}

/** Compares with what `controller run --once` decides about the same objects. */
function compare(watch: ClusterWatch, release: string): readonly WrongRelease[] {
  const kinds = { cm: 'ConfigMap', svc: 'Service', deploy: 'Deployment' } as const;
  const objects = (['cm', 'svc', 'deploy'] as const).flatMap((kind) =>
    watch
      .names(kind)
      .filter((name) => name.startsWith(`${release}-`))
      // The objects of a watch say their kind, but not all those of a list do.
      .map((name) => ({
        apiVersion: kind === 'deploy' ? 'apps/v1' : 'v1',
        kind: kinds[kind],
        ...watch.get(kind, name),
      })),
  );
  const options = { types: defaultResourceTypes, settle: 0, templates: { namespaces: 'own', cpu: null } } as const;
  const [decided] = decideFromObjects(objects, 'default', { versions: ['v1.1'], namespace: null }, options);
  const wanted = {
    versions: decided?.decision.versions ?? null,
    spec: decided?.decision.routes[0]?.object.spec ?? null,
  };
  const found = {
    versions: decided?.routemap.status?.versions ?? null,
    spec: watch.get('vs', release)?.spec ?? null,
  };
  // Objects of a template have no prototype.
  return isDeepStrictEqual(JSON.parse(JSON.stringify(wanted)), found) ? [] : [{ release, wanted, found }];
}
