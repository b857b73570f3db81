import { describe, expect, it } from 'vitest';
import type { DataMap } from '../../src/values/data.ts';
import { derive } from './derive.ts';

const image = 'nginx';

async function routemapOf(values: DataMap, strategy = 'blue-green') {
  const application = { strategy, versions: [{ image }, { image, metadata: { namespace: 'lab' } }] };
  return (await derive({ ...values, application })).routemap;
}

describe('the routemap', () => {
  it('lists the objects of each version, and the ConfigMap of its weight', async () => {
    expect((await routemapOf({})).versions).toEqual([
      {
        resources: [
          { gvrShort: 'svc', name: 'web-0', namespace: 'prod' },
          { gvrShort: 'deploy', name: 'web-0', namespace: 'prod' },
          { gvrShort: 'cm', name: 'web-0-weight-config', namespace: 'prod' },
        ],
        weight: 50,
      },
      {
        resources: [
          { gvrShort: 'svc', name: 'web-1', namespace: 'lab' },
          { gvrShort: 'deploy', name: 'web-1', namespace: 'lab' },
          { gvrShort: 'cm', name: 'web-1-weight-config', namespace: 'lab' },
        ],
        weight: 50,
      },
    ]);
  });

  it('lists no ConfigMap where a version has no weight', async () => {
    const { versions } = await routemapOf({}, 'mirror');
    expect(versions.map(({ resources, weight }) => [resources.length, weight])).toEqual([
      [2, null],
      [3, 50],
    ]);
  });

  it.each([
    [{}, 'v1.1'],
    [{ iter8Version: null }, 'v1.1'],
    [{ iter8Version: 'v0.18' }, 'v0.18'],
  ])('is for the controller of the version in %j', async (values, version) => {
    expect((await routemapOf(values)).metadata.labels).toEqual({
      'app.kubernetes.io/managed-by': 'iter8',
      'iter8.tools/kind': 'routemap',
      'iter8.tools/version': version,
    });
  });

  it.each([
    ['blue-green', { strategy: 'blue-green', gvrShort: 'vs', template: 'blue-green' }],
    ['canary', { strategy: 'canary', gvrShort: 'vs', template: 'canary' }],
    ['none', null],
  ])('of %s has the route that the controller writes', async (strategy, route) => {
    expect((await routemapOf({}, strategy)).route).toEqual(route);
  });
});

it.each([
  [undefined, 'networking.istio.io/v1beta1', 'gateway.networking.k8s.io/v1beta1'],
  ['v1' as const, 'networking.istio.io/v1', 'gateway.networking.k8s.io/v1'],
])('routes have the API version %s', async (wanted, istio, gateway) => {
  const application = { versions: [{ image }] };
  const { apiVersions } = await derive({ application }, 'deployment-istio', wanted && { apiVersions: wanted });
  expect(Object.values(apiVersions).sort()).toEqual([gateway, istio]);
});
