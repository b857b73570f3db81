import { describe, expect, it } from 'vitest';
import type { Routing } from '../../src/release/release.ts';
import { derive, deriveVersions, packOf } from './derive.ts';

const image = 'nginx';

describe('a version', () => {
  it('knows its role, image and place in the values', async () => {
    const versions = await deriveVersions({ versions: [{ image }, { deploymentSpecification: { spec: {} } }] });
    expect(versions).toMatchObject([
      { index: 0, role: 'primary', candidate: false, image, path: ['application', 'versions', 0] },
      { index: 1, role: 'candidate', candidate: true, image: null, path: ['application', 'versions', 1] },
    ]);
  });

  it.each([
    [{ image }, { app: 'web-0' }],
    [{ image, from: null }, { app: 'web-0' }],
    [{ image, from: { file: 'web.yaml' } }, { 'iter8.tools/version-name': 'web-0' }],
  ])('%j: its pods have a label of their own', async (version, selector) => {
    expect((await deriveVersions({ versions: [version] }))[0]?.selector).toEqual(selector);
  });

  it('names where each of its objects comes from', async () => {
    const spec = { replicas: 2 };
    const [derived] = await deriveVersions({ versions: [{ image, deploymentSpecification: { spec } }] });
    const path = ['application', 'versions', 0];
    expect(derived?.objects).toMatchObject([
      { gvrShort: 'svc', apiVersion: 'v1', kind: 'Service', specification: null, path },
      {
        gvrShort: 'deploy',
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        specification: spec,
        path: [...path, 'deploymentSpecification'],
      },
    ]);
  });

  it("has the environment's annotations unless the values have others", async () => {
    const mode = 'serving.kserve.io/deploymentMode';
    const versions = [{}, { metadata: { annotations: { [mode]: 'Serverless', a: 'b' } } }];
    const derived = await deriveVersions({ versions }, 'kserve-modelmesh-istio');
    expect(derived.map(({ objects }) => ({ ...objects[0]?.metadata.annotations }))).toEqual([
      { [mode]: 'ModelMesh' },
      { [mode]: 'Serverless', a: 'b' },
    ]);
  });

  it("has the environment's keys, its own before the application's", async () => {
    const versions = [{ storageUri: 'gs://a' }, { modelFormat: 'onnx' }];
    const derived = await deriveVersions({ modelFormat: 'sklearn', versions }, 'kserve-modelmesh-istio');
    expect(derived.map(({ fields }) => fields)).toEqual([
      { modelFormat: 'sklearn', storageUri: 'gs://a' },
      { modelFormat: 'onnx', storageUri: null },
    ]);
  });

  it.each([
    ['kserve', '/v2/models/web-0/infer', 'web-0-predictor.prod.svc.cluster.local'],
    ['kserve-modelmesh-istio', null, 'modelmesh-serving.modelmesh-serving.svc.cluster.local'],
    ['deployment-istio', null, 'web-0.prod.svc.cluster.local'],
  ])('of %s gets its requests with the path %s', async (environment, path, host) => {
    const [derived] = await deriveVersions({ versions: [{ image }] }, environment);
    expect(derived?.destination).toMatchObject({ path, host, shadowHost: `${host}-shadow`, mark: 'web-0' });
  });

  it.each<[Routing, object | null, object]>([
    [
      'controller',
      {
        name: 'web-0-weight-config',
        namespace: 'prod',
        labels: { 'iter8.tools/watch': 'true' },
        annotations: { 'iter8.tools/weight': '7' },
      },
      { 'iter8.tools/watch': 'true', a: 'b' },
    ],
    ['direct', null, { a: 'b' }],
  ])('has what the controller needs where routing is %s', async (routing, config, labels) => {
    const metadata = { labels: { 'iter8.tools/watch': 'false', a: 'b' } };
    const application = { strategy: 'blue-green', versions: [{ image, weight: 7, metadata }, { image }] };
    const [derived] = (await derive({ application }, 'deployment-istio', { routing })).versions;
    expect(derived?.weight).toEqual({ value: 7, config });
    expect(derived?.objects[0]?.metadata.labels).toEqual(labels);
  });
});

it('an environment whose destination is not among its objects is refused', async () => {
  const { environment } = await packOf('deployment-istio');
  const broken = { ...environment, destination: { ...environment.destination, object: 'isvc' } };
  const application = { versions: [{ image }] };
  await expect(derive({ application }, 'deployment-istio', { environment: broken })).rejects.toThrow(
    'environment deployment-istio has no version object isvc',
  );
});
