import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { locate, nodeToData } from '../../src/values/value-node.ts';
import { at } from '../at.ts';
import { repository } from '../cli/run-cli.ts';
import { fc } from '../fast-check.ts';
import { adopt } from './adopt.ts';

const chart = readFileSync(join(repository, 'examples/from-a-chart/manifests.yaml'), 'utf8');

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: { team: a, tier: front }
  annotations: { note: chart, deployment.kubernetes.io/revision: "3" }
spec:
  selector:
    matchLabels: { app: web }
    matchExpressions: [{ key: tier, operator: Exists }]
  template:
    metadata: { creationTimestamp: null, labels: { app: web, tier: front } }
    spec:
      containers: [{ name: proxy, image: "envoy:1" }, { name: web, image: "nginx:1", env: [{ name: A, value: b }] }]
`;

const service = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: default, uid: 1, resourceVersion: "7" }
spec:
  type: NodePort
  clusterIP: 10.0.0.1
  clusterIPs: [10.0.0.1]
  ipFamilies: [IPv4]
  selector: { app: web }
  ports: [{ name: http, port: 8080, targetPort: 80, nodePort: 30080 }, { name: metrics, port: 9090, nodePort: 30090 }]
status: { loadBalancer: {} }
`;

const values = (...versions: readonly string[]) =>
  `environment: deployment-istio\napplication:\n  versions:\n${versions.map((version) => `  - ${version}\n`).join('')}`;

const version = async (text: string, manifests: string, index = 0) => {
  const { values: adopted, problems } = await adopt(text, manifests);
  expect(problems).toEqual([]);
  return at(adopted.data, 'application', 'versions', index);
};

describe('what a version adopts from a Deployment and its Service', () => {
  it('is everything except the labels that identify the pods of a version', async () => {
    const original = loadAll(chart).find((object) => at(object, 'kind') === 'Deployment');
    const adopted = await version(values('from: { kind: Deployment, name: web }'), chart);
    const spec = structuredClone(at(original, 'spec')) as {
      selector: object;
      template: { metadata: { labels: object } };
    };
    spec.selector = { matchLabels: { 'iter8.tools/version-name': 'web-0' } };
    spec.template.metadata.labels = { ...spec.template.metadata.labels, 'iter8.tools/version-name': 'web-0' };
    expect(at(adopted, 'deploymentSpecification', 'spec')).toEqual(spec);
    expect(at(adopted, 'serviceSpecification', 'spec')).toEqual({
      ports: [{ port: 80, targetPort: 'http', protocol: 'TCP', name: 'http' }],
      selector: { 'iter8.tools/version-name': 'web-0' },
    });
  });

  it('leaves out what the cluster sets and what only one object can have', async () => {
    const adopted = await version(values('from: { kind: Deployment, name: web }'), `${deployment}---\n${service}`);
    expect(at(adopted, 'serviceSpecification')).toEqual({
      metadata: {},
      spec: {
        ipFamilies: ['IPv4'],
        selector: { 'iter8.tools/version-name': 'web-0' },
        ports: [
          { name: 'http', port: 8080, targetPort: 80 },
          { name: 'metrics', port: 9090 },
        ],
      },
    });
    const own = at(adopted, 'deploymentSpecification', 'spec');
    expect(at(own, 'selector')).toEqual({ matchLabels: { 'iter8.tools/version-name': 'web-0' } });
    expect(at(own, 'template', 'metadata')).toEqual({
      labels: { app: 'web', tier: 'front', 'iter8.tools/version-name': 'web-0' },
    });
  });

  it('includes labels and annotations, except those that the version or the application sets', async () => {
    const text = `environment: deployment-istio
application:
  metadata: { labels: { tier: back } }
  versions:
  - from: { kind: Deployment, name: web }
    metadata: { annotations: { note: mine } }
`;
    const adopted = await version(text, deployment);
    expect(at(adopted, 'deploymentSpecification', 'metadata')).toEqual({ labels: { team: 'a' }, annotations: {} });
  });

  it.each([
    [
      'the only one',
      'from: { kind: Deployment, name: web }',
      deployment.replace('{ name: proxy, image: "envoy:1" }, ', ''),
      ['new'],
    ],
    ['the one that is named', 'from: { kind: Deployment, name: web, container: web }', deployment, ['envoy:1', 'new']],
    ['another', 'from: { kind: Deployment, name: web, container: proxy }', deployment, ['new', 'nginx:1']],
  ])('gets the image of the version in a container: %s', async (_, from, manifests, images) => {
    const adopted = await version(values(`${from}\n    image: new`), manifests);
    const containers = at(adopted, 'deploymentSpecification', 'spec', 'template', 'spec', 'containers');
    expect(containers).toMatchObject(images.map((image) => ({ image })));
  });

  it('gives init containers and sidecars with the image of the container the new image, too', async () => {
    const init = 'initContainers: [{ name: migrate, image: "nginx:1" }, { name: wait, image: "busybox:1" }]';
    const manifests = deployment
      .replace('      containers:', `      ${init}\n      containers:`)
      .replace('"envoy:1" }', '"nginx:1" }, { name: log, image: "fluentd:1" }');
    const adopted = await version(
      values('from: { kind: Deployment, name: web, container: web }\n    image: "nginx:2"'),
      manifests,
    );
    const pod = at(adopted, 'deploymentSpecification', 'spec', 'template', 'spec');
    const images = (key: string) => (at(pod, key) as readonly unknown[]).map((container) => at(container, 'image'));
    expect(images('containers')).toEqual(['nginx:2', 'fluentd:1', 'nginx:2']);
    expect(images('initContainers')).toEqual(['nginx:2', 'busybox:1']);
  });

  it('sets the port to the first port of the Service, unless the values have one', async () => {
    const manifests = `${deployment}---\n${service}`;
    const from = 'from: { kind: Deployment, name: web }';
    const { values: adopted } = await adopt(values(from, `${from}\n    port: 9090`), manifests);
    expect(at(adopted.data, 'application', 'port')).toBe(8080);
    expect(at(adopted.data, 'application', 'versions', 1, 'port')).toBe(9090);
    const given = values(from).replace('application:\n', 'application:\n  port: 9090\n');
    expect(at((await adopt(given, manifests)).values.data, 'application')).toMatchObject({
      port: 9090,
      versions: [expect.not.objectContaining({ port: 8080 })],
    });
  });

  it('keeps the positions of the manifests', async () => {
    const { values: adopted } = await adopt(values('from: { kind: Deployment, name: web }'), chart);
    const path = ['application', 'versions', 0, 'deploymentSpecification', 'spec', 'replicas'];
    const line = chart.split('\n').findIndex((text) => text.startsWith('  replicas')) + 1;
    expect(locate(adopted, path, 'value')).toMatchObject({ file: 'manifests.yaml', line, column: 13 });
  });

  it('has the same tree and data', async () => {
    const { values: adopted } = await adopt(values('from: { kind: Deployment, name: web }'), chart);
    expect(nodeToData(adopted.root)).toEqual(adopted.data);
  });
});

describe('which Service is adopted', () => {
  const other = service.replace('name: web,', 'name: other,');
  it.each([
    ['the one whose selector finds the pods', 'from: { kind: Deployment, name: web }', service, 'web'],
    [
      'the one that is named',
      'from: [{ kind: Deployment, name: web }, { kind: Service, name: other }]',
      `${service}---\n${other}`,
      'other',
    ],
    [
      'none where the version has its own',
      'from: { kind: Deployment, name: web }\n    serviceSpecification: { spec: {} }',
      service,
      undefined,
    ],
    [
      'none without selector',
      'from: { kind: Deployment, name: web }',
      service.replace('{ app: web }', '{}'),
      undefined,
    ],
    [
      'none of another namespace',
      'from: { kind: Deployment, name: web }',
      service.replace('namespace: default', 'namespace: x'),
      undefined,
    ],
    [
      'none that finds other pods',
      'from: { kind: Deployment, name: web }',
      service.replace('{ app: web }', '{ app: web, x: y }'),
      undefined,
    ],
  ])('%s', async (_, from, services, expected) => {
    const { adoptions, problems } = await adopt(values(from), `${deployment}---\n${services}`);
    expect(problems).toEqual([]);
    expect(adoptions.find(({ kind }) => kind.kind === 'Service')?.resource.name).toBe(expected);
  });
});

describe('an InferenceService', () => {
  it("is adopted as it is, with the version's own keys", async () => {
    const manifests = `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata: { name: wisdom }
spec: { predictor: { minReplicas: 2, model: { modelFormat: { name: sklearn }, storageUri: "gs://old" } } }
`;
    const text = `environment: kserve
application:
  versions:
  - from: { kind: InferenceService, name: wisdom }
  - from: { kind: InferenceService, name: wisdom }
    storageUri: gs://new
    runtime: mlserver
`;
    const { values: adopted, problems } = await adopt(text, manifests, 'kserve');
    expect(problems).toEqual([]);
    const spec = (index: number) =>
      at(adopted.data, 'application', 'versions', index, 'inferenceServiceSpecification', 'spec');
    const model = { modelFormat: { name: 'sklearn' }, storageUri: 'gs://old' };
    expect(spec(0)).toEqual({ predictor: { minReplicas: 2, model } });
    expect(spec(1)).toEqual({
      predictor: { minReplicas: 2, model: { ...model, storageUri: 'gs://new', runtime: 'mlserver' } },
    });
  });
});

describe('for any labels', () => {
  const key = fc.stringMatching(/^[a-z]{1,3}$/);
  const labels = fc.dictionary(key, key, { minKeys: 1, maxKeys: 4 });
  it('each version selects its own pods and no others', async () => {
    await fc.assert(
      fc.asyncProperty(labels, labels, async (selector, more) => {
        const pods = { ...more, ...selector };
        const objects = [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name: 'web' },
            spec: { selector: { matchLabels: selector }, template: { metadata: { labels: pods } } },
          },
          { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector, ports: [{ port: 80 }] } },
        ];
        const from = 'from: { kind: Deployment, name: web }';
        const adopted = await adopt(
          values(from, from, from),
          JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
        );
        const found = [0, 1, 2].map((index) => at(adopted.values.data, 'application', 'versions', index));
        const podsOf = found.map((one) => at(one, 'deploymentSpecification', 'spec', 'template', 'metadata', 'labels'));
        for (const [index, one] of found.entries()) {
          for (const [selected, own] of podsOf.entries()) {
            expect(own).toMatchObject(pods);
            const wanted = [
              at(one, 'deploymentSpecification', 'spec', 'selector', 'matchLabels'),
              at(one, 'serviceSpecification', 'spec', 'selector'),
            ];
            for (const map of wanted) {
              const all = Object.entries(map as object).every(([name, value]) => at(own, name) === value);
              expect(all).toBe(index === selected);
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
