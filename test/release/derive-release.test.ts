import { describe, expect, it } from 'vitest';
import { derive, deriveVersions } from './derive.ts';

const image = 'nginx';

describe('deriveRelease: names and namespaces', () => {
  it("default to the release's, and for a version to the application's with an index", async () => {
    const { application, versions, routemap } = await derive({ application: { versions: [{ image }, { image }] } });
    expect(application).toMatchObject({ name: 'web', namespace: 'prod' });
    expect(versions.map(({ name, namespace, role }) => [name, namespace, role])).toEqual([
      ['web-0', 'prod', 'primary'],
      ['web-1', 'prod', 'candidate'],
    ]);
    expect(routemap.metadata).toMatchObject({ name: 'web-routemap', namespace: 'prod' });
  });

  it('come from the values', async () => {
    const { application, versions, routemap } = await derive({
      application: {
        metadata: { name: 'shop', namespace: 'apps' },
        versions: [{ image }, { image, metadata: { name: 'next', namespace: 'lab' } }],
      },
    });
    expect(application.hosts).toEqual(['shop.apps', 'shop.apps.svc', 'shop.apps.svc.cluster.local']);
    expect(versions.map(({ destination }) => destination.host)).toEqual([
      'shop-0.apps.svc.cluster.local',
      'next.lab.svc.cluster.local',
    ]);
    expect(routemap.versions[1]?.resources).toEqual([
      { gvrShort: 'svc', name: 'next', namespace: 'lab' },
      { gvrShort: 'deploy', name: 'next', namespace: 'lab' },
    ]);
  });

  it('of an object come from its specification', async () => {
    const [version] = await deriveVersions({
      strategy: 'blue-green',
      versions: [
        {
          image,
          metadata: { name: 'a', labels: { x: 'version', y: 'version' } },
          serviceSpecification: { metadata: { name: 'b', namespace: 'lab', labels: { x: 'own' } }, spec: {} },
        },
      ],
    });
    expect(version?.objects.map(({ metadata }) => [metadata.name, metadata.labels])).toEqual([
      ['b', { x: 'own', y: 'version', 'iter8.tools/watch': 'true' }],
      ['a', { x: 'version', y: 'version', 'iter8.tools/watch': 'true' }],
    ]);
    expect(version?.destination).toMatchObject({ name: 'b', host: 'b.lab.svc.cluster.local' });
    expect(version?.weight?.config?.name).toBe('a-weight-config');
  });
});

it('deriveRelease: the application has the further hosts and the settings of rules that the values have', async () => {
  const versions = [{ image }];
  const { application } = await derive({ application: { hosts: ['a.example'], route: { timeout: '5s' }, versions } });
  expect(application.extraHosts).toEqual(['a.example']);
  expect(application.ruleSettings).toEqual([{ field: 'timeout', value: '5s' }]);
  const none = await derive({ application: { versions } });
  expect([none.application.extraHosts, none.application.ruleSettings]).toEqual([[], []]);
});

describe('deriveRelease: labels', () => {
  it('are kept with the finalizers and owners of a specification, without what the cluster sets', async () => {
    const kept = { finalizers: ['example.com/a'], ownerReferences: [{ kind: 'ConfigMap', name: 'a' }] };
    const filledIn = { uid: '1', creationTimestamp: null, generation: 2 };
    const metadata = { ...kept, ...filledIn, annotations: { a: 'b' } };
    const [version] = await deriveVersions({ versions: [{ deploymentSpecification: { metadata, spec: {} } }] });
    expect(version?.objects[1]?.metadata).toEqual({
      ...kept,
      name: 'web-0',
      namespace: 'prod',
      labels: { 'iter8.tools/watch': 'true' },
      annotations: { a: 'b' },
    });
    expect(version?.objects[0]?.metadata).not.toHaveProperty('finalizers');
  });

  it("are iter8's, then the version's, then the application's", async () => {
    const [version] = await deriveVersions({
      metadata: { labels: { a: 'app', b: 'app', 'iter8.tools/watch': 'false' }, annotations: { c: 'app' } },
      versions: [{ image, metadata: { labels: { b: 'version' }, annotations: { c: 'version' } } }],
    });
    expect(version?.objects[0]?.metadata).toMatchObject({
      labels: { a: 'app', b: 'version', 'iter8.tools/watch': 'true' },
      annotations: { c: 'version' },
    });
  });

  it.each(['application', 'version', 'specification'])(
    'mark objects for the controller whatever the %s says',
    async (place) => {
      const metadata = (layer: string) => ({ labels: layer === place ? { 'iter8.tools/watch': 'false' } : {} });
      const serviceSpecification = { metadata: metadata('specification'), spec: {} };
      const [version] = await deriveVersions({
        metadata: metadata('application'),
        versions: [{ image, metadata: metadata('version'), serviceSpecification }],
      });
      expect(version?.objects[0]?.metadata.labels).toEqual({ 'iter8.tools/watch': 'true' });
    },
  );

  it('keep the names of prototypes as keys', async () => {
    const labels = JSON.parse('{"__proto__": "x", "constructor": "y"}');
    const [version] = await deriveVersions({ versions: [{ image, metadata: { labels } }] });
    expect(Object.entries(version?.objects[0]?.metadata.labels ?? {})).toContainEqual(['__proto__', 'x']);
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});

describe('deriveRelease: ports', () => {
  it.each([
    [{}, {}, 80],
    [{ port: 9000 }, {}, 9000],
    [{ port: 9000 }, { port: 8080 }, 8080],
    [{}, { port: '8080' }, 8080],
    [{ port: null }, { port: null }, 80],
  ])('%j %j', async (application, version, port) => {
    const [derived] = await deriveVersions({ ...application, versions: [{ image, ...version }] });
    expect(derived).toMatchObject({ port, destination: { port } });
  });
});

describe('deriveRelease: weights', () => {
  const versions = [{ image, weight: 0 }, { image }, { image, weight: '25' }];
  it.each([
    ['none', [null, null, null]],
    ['canary', [null, null, null]],
    ['blue-green', [0, 50, 25]],
    ['mirror', [null, 50, 25]],
  ])('of %s', async (strategy, weights) => {
    const release = await derive({ application: { strategy, versions } });
    expect(release.versions.map(({ weight }) => weight?.value ?? null)).toEqual(weights);
    expect(release.routemap.versions.map(({ weight }) => weight)).toEqual(weights);
    const configs = release.versions.map(({ weight }) => weight?.config?.annotations['iter8.tools/weight'] ?? null);
    expect(configs).toEqual(weights.map((weight) => (weight === null ? null : String(weight))));
  });
});

describe('deriveRelease: conditions', () => {
  const standard = [{ headers: { traffic: { exact: 'test' } } }];
  const own = [{ uri: { prefix: '/beta' } }];
  it.each([
    ['canary', undefined, standard],
    ['canary', null, standard],
    ['canary', [], standard],
    ['canary', own, own],
    ['blue-green', own, null],
  ])('of %s with %j', async (strategy, match, expected) => {
    const [primary, candidate] = await deriveVersions({
      strategy,
      versions: [
        { image, match: own },
        { image, ...(match === undefined ? {} : { match }) },
      ],
    });
    expect(primary?.match).toBeNull();
    expect(candidate?.match).toEqual(expected);
  });
});

describe('deriveRelease: gateways', () => {
  it.each([
    [{}, ['mesh']],
    [{ gateway: 'g' }, ['g', 'mesh']],
    [{ gateway: 'ns/g' }, ['ns/g', 'mesh']],
    [{ gateway: '' }, ['mesh']],
    [{ gateway: ['g', 'ns/g'] }, ['g', 'ns/g', 'mesh']],
    [{ gateway: [] }, ['mesh']],
    [{ gateway: ['mesh', 'g'] }, ['mesh', 'g']],
    [{ istioGateway: 'g' }, ['mesh']],
  ])('%j', async (values, gateways) => {
    expect((await derive({ ...values, application: { versions: [{ image }] } })).application.gateways).toEqual(
      gateways,
    );
  });

  it('are references with the namespace apart', async () => {
    const { application } = await derive({ gateway: ['ns/g', 'g'], application: { versions: [{ image }] } });
    expect(application.gatewayReferences).toEqual([
      { name: 'g', namespace: 'ns' },
      { name: 'g', namespace: null },
      { name: 'mesh', namespace: null },
    ]);
  });
});

it('deriveRelease throws for a strategy that the environment does not have', async () => {
  await expect(derive({ application: { strategy: 'canary', versions: [{ image }] } }, 'deployment')).rejects.toThrow(
    'environment deployment has no strategy canary',
  );
});
