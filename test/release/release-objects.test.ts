import { describe, expect, it } from 'vitest';
import { releaseObjects } from '../../src/release/release-objects.ts';
import { derive, packOf } from './derive.ts';

const image = 'nginx';
const second = { image, metadata: { name: 'next', namespace: 'lab' } };

async function objectsOf(environment: string, strategy: string, indexes?: readonly number[]) {
  const pack = await packOf(environment);
  const release = await derive({ application: { strategy, versions: [{ image }, second] } }, environment);
  const versions = indexes && release.versions.filter(({ index }) => indexes.includes(index));
  return releaseObjects({ release, environment: pack.environment }, versions).map(
    ({ apiVersion, kind, namespace, name, owner, path }) =>
      `${apiVersion} ${kind} ${namespace}/${name}: ${owner}, ${path.join('.')}`,
  );
}

const routemap = 'v1 ConfigMap prod/web-routemap: the application, application';
const entry = 'networking.istio.io/v1beta1 ServiceEntry prod/web: the application, application';

describe('the objects of a release', () => {
  it('are those of the application and of each version, with their owners and places in the values', async () => {
    expect(await objectsOf('deployment-istio', 'blue-green')).toEqual([
      'v1 Service prod/web: the application, application',
      routemap,
      'v1 Service prod/web-0: version 0, application.versions.0',
      'apps/v1 Deployment prod/web-0: version 0, application.versions.0',
      'v1 ConfigMap prod/web-0-weight-config: version 0, application.versions.0',
      'v1 Service lab/next: version 1, application.versions.1',
      'apps/v1 Deployment lab/next: version 1, application.versions.1',
      'v1 ConfigMap lab/next-weight-config: version 1, application.versions.1',
    ]);
  });

  it('have no weights where the strategy has none', async () => {
    expect(await objectsOf('deployment-istio', 'none', [1])).toEqual([
      'v1 Service prod/web: the application, application',
      routemap,
      'v1 Service lab/next: version 1, application.versions.1',
      'apps/v1 Deployment lab/next: version 1, application.versions.1',
    ]);
  });

  it.each([
    ['blue-green', [entry, routemap]],
    ['none', [routemap]],
  ])('of %s include what only a route needs as far as there is one', async (strategy, objects) => {
    expect(await objectsOf('kserve-modelmesh-istio', strategy, [])).toEqual(objects);
  });
});
