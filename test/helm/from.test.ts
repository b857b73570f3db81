import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/diagnostics/format-path.ts';
import { postRender } from '../../src/helm/post-render.ts';
import { at } from '../at.ts';
import { repository } from '../cli/run-cli.ts';
import { markerOf } from './marker-of.ts';

const chart = readFileSync(join(repository, 'examples/from-a-chart/manifests.yaml'), 'utf8');
const values = {
  environment: 'deployment-istio',
  application: { strategy: 'blue-green', versions: [{ from: { kind: 'Deployment', name: 'web' } }] },
};
const marker = markerOf(values, { namespace: 'default' });

const render = (stream: string) =>
  postRender({ stream: new TextEncoder().encode(stream), settings: { allowUnknown: false, strict: false } });

async function rendered(stream: string): Promise<string> {
  const result = await render(stream);
  if (result.kind !== 'rendered') throw new Error(JSON.stringify(result));
  return String(Buffer.concat(result.parts.map((part) => Buffer.from(part))));
}

const namesIn = (stream: string) =>
  loadAll(stream).flatMap((object) =>
    object === null ? [] : `${at(object, 'kind')}/${at(object, 'metadata', 'name')}`,
  );

const ofRelease = [
  'ConfigMap/web-0-weight-config',
  'Service/web',
  'Service/web-0',
  'Deployment/web-0',
  'ConfigMap/web-routemap',
];

describe('a version from the stream', () => {
  it('replaces the Deployment and the Service', async () => {
    expect(namesIn(await rendered(chart + marker))).toEqual(['ServiceAccount/web', ...ofRelease]);
    expect(namesIn(await rendered(marker + chart))).toEqual([...ofRelease, 'ServiceAccount/web']);
  });

  it('leaves all other documents unchanged, byte for byte', async () => {
    const hook = '---\n{apiVersion: v1,  kind: Pod, metadata: {name: web-test, annotations: {helm.sh/hook: test}}}\n';
    const odd = '---\r\nkind: [\r\n---\r\na: 1\r\na: 2\r\n';
    const service = chart.indexOf('---\n# Source: web/templates/service.yaml');
    const stream = await rendered(hook + chart + odd + marker);
    expect(stream.startsWith(`${hook}${chart.slice(0, service)}${odd}---\n`)).toBe(true);
  });

  it('stays in a list without the objects that are replaced', async () => {
    const others =
      '- {apiVersion: v1, kind: ConfigMap, metadata: {name: cfg}, data: {mode: "0644"}, immutable: on, big: 9007199254740993}';
    const items = loadAll(chart).filter((object) => object !== null);
    const objects = items.map((item) => `- ${JSON.stringify(item)}`).join('\n');
    const list = `---\n# Source: web/templates/list.yaml\napiVersion: v1\nkind: List\nitems:\n${objects}\n${others}\n`;
    const [kept = '', ...more] = (await rendered(list + marker)).split(/^(?=---)/m);
    expect(more.map((text) => namesIn(text)[0])).toEqual(ofRelease);
    expect(kept).toContain('---\n# Source: web/templates/list.yaml\napiVersion: v1\nkind: List\n');
    expect(kept).toContain('big: 9007199254740993\n');
    expect(at(loadAll(kept)[0], 'items')).toEqual([
      expect.objectContaining({ kind: 'ServiceAccount' }),
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'cfg' },
        data: { mode: '0644' },
        immutable: true,
        big: expect.anything(),
      },
    ]);
  });

  it('leaves the Service if the release has none with its name', async () => {
    const application = { ...values.application, metadata: { name: 'shop' } };
    const stream = await rendered(chart + markerOf({ ...values, application }, { namespace: 'default' }));
    expect(namesIn(stream)).toEqual([
      'ServiceAccount/web',
      'Service/web',
      ...ofRelease.map((name) => name.replace('web', 'shop')),
    ]);
  });

  it('can be adopted by two releases', async () => {
    const application = { ...values.application, metadata: { name: 'shop' } };
    const two = marker + markerOf({ ...values, application }, { namespace: 'default' });
    const names = namesIn(await rendered(chart + two));
    expect(names.filter((name) => name.startsWith('Deployment/'))).toEqual(['Deployment/web-0', 'Deployment/shop-0']);
  });

  it('does not copy the file annotation that Helm 4 adds to the Deployment', async () => {
    const file = 'postrenderer.helm.sh/postrender-filename';
    const annotated = chart.replaceAll(
      'metadata:\n  name: web\n',
      `metadata:\n  annotations: { ${file}: a.yaml }\n  name: web\n`,
    );
    const [, ...made] = loadAll(await rendered(annotated + marker));
    for (const object of made) expect(at(object, 'metadata')).not.toHaveProperty(['annotations', file]);
  });

  it('is read as Helm does if it has a duplicate key', async () => {
    const stream = chart
      .replace('  replicas: 2\n', '  replicas: 2\n  replicas: 3\n')
      .replace('  type: ClusterIP\n', '  type: ClusterIP\n  type: ClusterIP\n');
    const objects = loadAll(await rendered(stream + marker));
    expect(namesIn(await rendered(stream + marker))).toEqual(['ServiceAccount/web', ...ofRelease]);
    const deployment = objects.find((object) => at(object, 'kind') === 'Deployment');
    expect(at(deployment, 'spec', 'replicas')).toBe(3);
  });

  it('does not adopt a hook', async () => {
    const hook = chart.replaceAll(
      '  name: web\n  labels',
      '  name: web\n  annotations: { helm.sh/hook: test }\n  labels',
    );
    expect(await render(hook + marker)).toMatchObject({ kind: 'invalid' });
  });
});

describe('what is refused', () => {
  const found = async (stream: string) => {
    const result = await render(stream);
    if (result.kind === 'unreadable') return result.message;
    if (result.kind === 'rendered') throw new Error('it was rendered');
    const diagnostics = [...result.reports.flatMap(({ compiled }) => compiled.diagnostics), ...result.duplicates];
    return diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ message, path, position }) => [
        formatPath(path),
        message,
        position.kind === 'file' ? position.file : position.kind,
      ]);
  };

  it('a name that the stream does not have', async () => {
    expect(await found(marker)).toEqual([
      ['application.versions[0].from.name', 'the manifests have no Deployment "web"', 'nowhere'],
    ]);
  });

  it('an error in the Deployment, with its document', async () => {
    const stream = chart.replace('containerPort: 80', 'containerPort: 80000') + marker;
    const [[path, , file] = []] = (await found(stream)) as string[][];
    expect(path).toMatch(/^application\.versions\[0\]\.deploymentSpecification\.spec.*containerPort$/);
    expect(file).toBe('document 4 of the stream (web/templates/deployment.yaml)');
  });

  it('a Deployment that cannot be read, but only if it is needed', async () => {
    const stream = chart.replace('kind: Deployment', 'kind: [Deployment');
    const odd = '---\nkind: [\n';
    expect(await found(stream + odd + marker)).toEqual([
      ['application.versions[0].from.name', 'the manifests have no Deployment "web"', 'nowhere'],
      ['', expect.any(String), 'document 4 of the stream (web/templates/deployment.yaml)'],
      ['', expect.any(String), 'document 5 of the stream'],
    ]);
    expect(namesIn((await rendered(odd + chart + marker)).replace(odd, ''))).toContain('Deployment/web-0');
  });

  it('another object with the name of one of the release', async () => {
    const stream = `${chart}---\napiVersion: v1\nkind: Service\nmetadata: { name: web-0 }\n${marker}`;
    expect(await found(stream)).toMatchObject([
      ['', expect.stringContaining('both make Service default/web-0'), 'nowhere'],
    ]);
  });
});
