import { load, loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { writeManifests } from '../../src/manifests/write-manifests.ts';
import type { RoutemapVersion } from '../../src/release/release.ts';
import type { DataMap } from '../../src/values/data.ts';
import { arbitraryValues } from '../arbitrary-values.ts';
import { at } from '../at.ts';
import { fc } from '../fast-check.ts';
import { renderValues } from '../reference-cases.ts';
import { hostileTexts } from './hostile-texts.ts';

const kinds: { readonly [gvrShort: string]: string } = {
  svc: 'v1 Service',
  deploy: 'apps/v1 Deployment',
  isvc: 'serving.kserve.io/v1beta1 InferenceService',
  ksvc: 'serving.knative.dev/v1 Service',
  cm: 'v1 ConfigMap',
};

describe('renderRelease', () => {
  it('makes YAML of unique identities that has every resource the routemap lists, the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryValues, async (values) => {
        const manifests = await renderValues(values, 'demo', 'apps');
        const text = writeManifests(manifests, 'yaml');
        const objects = loadAll(text) as DataMap[];
        expect(objects).toEqual(manifests.map(({ object }) => object));
        const names = manifests.map(
          ({ identity: { apiVersion, kind, namespace, name } }) => `${apiVersion} ${kind} ${namespace}/${name}`,
        );
        expect(new Set(names).size).toBe(names.length);
        expect(names).toEqual(expect.arrayContaining(listed(objects.at(-1) as DataMap)));
        expect(writeManifests(await renderValues(values, 'demo', 'apps'), 'yaml')).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('puts configuration first, then Services, then workloads, and the routemap last', async () => {
    const versions = [{ image: 'a' }, { image: 'b' }];
    const manifests = await renderValues(
      { environment: 'deployment-istio', application: { strategy: 'blue-green', versions } },
      'web',
      'prod',
    );
    expect(manifests.map(({ identity: { kind, name } }) => `${kind}/${name}`)).toEqual([
      'ConfigMap/web-0-weight-config',
      'ConfigMap/web-1-weight-config',
      'Service/web',
      'Service/web-0',
      'Service/web-1',
      'Deployment/web-0',
      'Deployment/web-1',
      'ConfigMap/web-routemap',
    ]);
  });

  it('names the rules of a canary after the Services, as the chart does', async () => {
    const service = (name: string) => ({ metadata: { name }, spec: { ports: [{ port: 80 }] } });
    const versions = ['stable', 'next'].map((name) => ({ image: 'a', serviceSpecification: service(name) }));
    const values = { environment: 'deployment-istio', application: { strategy: 'canary', versions } };
    const route = routeWithAll((await renderValues(values, 'web', 'prod')).at(-1)?.object);
    expect([0, 1].map((index) => at(route, 'spec', 'http', index, 'name'))).toEqual(['next', 'stable']);
  });

  it('gives a model of ModelMesh its format and place alone, as the chart does', async () => {
    const model = { modelFormat: 'onnx', storageUri: 's3://m' };
    const others = { runtime: 'kserve-mlserver', protocolVersion: 'v2', ports: [{ containerPort: 9000 }] };
    const values = {
      environment: 'kserve-modelmesh-istio',
      application: { ...others, versions: [{ ...model, ...others }] },
    };
    const [service] = await renderValues(values, 'web', 'prod');
    expect(at(service?.object, 'spec', 'predictor')).toEqual({
      model: { modelFormat: { name: 'onnx' }, storageUri: 's3://m' },
    });
  });

  it('keeps hostile texts as they are, in every place that takes one', async () => {
    for (const text of hostileTexts) {
      const values = {
        environment: 'deployment-istio',
        gateway: text || 'g',
        application: {
          strategy: 'canary',
          metadata: { annotations: { a: text, [text]: 'b' } },
          versions: [{ image: 'a' }, { image: text || 'b', match: [{ headers: { [text]: { exact: text } } }] }],
        },
      };
      const manifests = loadAll(writeManifests(await renderValues(values, 'web', 'prod'), 'yaml'));
      const deployment = manifests.find(
        (object) => at(object, 'kind') === 'Deployment' && at(object, 'metadata', 'name') === 'web-1',
      );
      expect(at(deployment, 'metadata', 'annotations')).toEqual({ a: text, [text]: 'b' });
      expect(at(deployment, 'spec', 'template', 'spec', 'containers', 0, 'image')).toBe(text || 'b');
      const route = routeWithAll(manifests.at(-1));
      expect(at(route, 'spec', 'gateways')).toEqual([text || 'g', 'mesh']);
      expect(at(route, 'spec', 'http', 0, 'match')).toEqual([{ headers: { [text]: { exact: text } } }]);
    }
  });
});

/** The canary route in a routemap while all versions are available. */
function routeWithAll(routemap: unknown): unknown {
  const spec = load(String(at(routemap, 'data', 'strSpec')));
  const template = String(at(spec, 'routingTemplates', 'canary', 'template'));
  return load(template.replace(/^ *\{\{-.*\}\}\n/gm, ''));
}

function listed(routemap: DataMap): string[] {
  const { versions } = load((routemap.data as { strSpec: string }).strSpec) as { versions: readonly RoutemapVersion[] };
  return versions.flatMap(({ resources }) =>
    resources.map(({ gvrShort, namespace, name }) => `${kinds[gvrShort]} ${namespace}/${name}`),
  );
}
