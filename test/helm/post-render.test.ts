import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../src/diagnostics/format-path.ts';
import { type PostRenderRequest, postRender } from '../../src/helm/post-render.ts';
import type { ValuesInput } from '../../src/values/load-values.ts';
import { at } from '../at.ts';
import { fc } from '../fast-check.ts';
import { markerOf } from './marker-of.ts';

const values = { environment: 'deployment', application: { versions: [{ image: 'nginx' }] } };
const settings = { allowUnknown: false, strict: false };
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function render(stream: string | Uint8Array, added?: PostRenderRequest['added']) {
  const rendered = await postRender({
    stream: typeof stream === 'string' ? bytesOf(stream) : stream,
    settings,
    ...(added === undefined ? {} : { added }),
  });
  if (rendered.kind === 'rendered') return String(Buffer.concat(rendered.parts.map((part) => Buffer.from(part))));
  if (rendered.kind === 'unreadable') return { unreadable: rendered.message };
  const found = rendered.reports.flatMap(({ compiled }) => compiled.diagnostics);
  return { invalid: [...found, ...rendered.duplicates].map(({ message, path }) => `${formatPath(path)}: ${message}`) };
}

const addedOf = (data: object, names = { name: 'web', namespace: 'shop' }): NonNullable<PostRenderRequest['added']> => {
  const input: ValuesInput = { kind: 'file', name: 'values.yaml', bytes: bytesOf(JSON.stringify(data)) };
  return { ...settings, ...names, inputs: [input] };
};

const namesIn = (stream: unknown) =>
  loadAll(String(stream)).map(
    (object) => `${at(object, 'kind')} ${at(object, 'metadata', 'namespace')}/${at(object, 'metadata', 'name')}`,
  );

const ours = ['Service shop/web-0', 'Deployment shop/web-0', 'ConfigMap shop/web-routemap'];

const foreign = `---
# Source: other/templates/a.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: a,   namespace: shop}   # as it is
data: {on: yes, text: "---", octal: 010}
`;

describe('a marker', () => {
  it('becomes the objects of the release, each with the comment of the template', async () => {
    const stream = await render(markerOf(values));
    expect(namesIn(stream)).toEqual(ours);
    expect(String(stream).match(/^---\n# Source: iter8-release\/templates\/release\.yaml\n/gm)).toHaveLength(3);
  });

  it('does not report other documents as unused, because nobody named them', async () => {
    const rendered = await postRender({ stream: bytesOf(foreign + markerOf(values)), settings });
    const reports = rendered.kind === 'unreadable' ? [] : rendered.reports;
    expect(reports.map(({ compiled }) => compiled.diagnostics)).toEqual([[]]);
  });

  it('leaves everything before and after it unchanged', async () => {
    const marker = markerOf(values);
    const expanded = String(await render(marker));
    const crlf = '---\r\nkind: X\r\n---\r\n';
    expect(await render(foreign + marker + foreign)).toBe(foreign + expanded + foreign);
    expect(await render(crlf + marker + crlf)).toBe(crlf + expanded + crlf);
    expect(await render(`kind: First\n${marker}`)).toBe(`kind: First\n${expanded}`);
  });

  it('is found with line ends of Windows', async () => {
    expect(namesIn(await render(markerOf(values).replaceAll('\n', '\r\n')))).toEqual(ours);
  });

  it('passes the annotation of Helm 4 on to each object, beside its own', async () => {
    const annotations = { 'postrenderer.helm.sh/postrender-filename': 'iter8-release/templates/release.yaml', a: 'b' };
    const istio = {
      environment: 'deployment-istio',
      application: { strategy: 'blue-green', versions: [{ image: 'a' }] },
    };
    const objects = loadAll(String(await render(markerOf(istio, { annotations }))));
    expect(objects.length).toBe(5);
    for (const object of objects) {
      expect(at(object, 'metadata', 'annotations')).toMatchObject({
        'postrenderer.helm.sh/postrender-filename': 'iter8-release/templates/release.yaml',
      });
      expect(at(object, 'metadata', 'annotations')).not.toHaveProperty('a');
    }
    expect(at(objects[0], 'metadata', 'annotations')).toHaveProperty(['iter8.tools/weight']);
  });

  it('can occur several times', async () => {
    const both =
      markerOf(values) + markerOf({ ...values, application: { ...values.application, metadata: { name: 'b' } } });
    expect(namesIn(await render(both))).toEqual([...ours, ...ours.map((name) => name.replace('/web', '/b'))]);
  });

  it.each([
    ['text', 'a "b" \\ \n <&> \u0000\u007f\u0085\u2028\ufeff 😀 é {{ x }} %s #'],
    ['true', 'on'],
    ['0777', '1e3'],
  ])('passes each value unchanged: %j', async (a, b) => {
    const image = 'nginx';
    const metadata = { annotations: { a, b } };
    const stream = await render(markerOf({ ...values, application: { versions: [{ image, metadata }] } }));
    const annotations = loadAll(String(stream)).map((object) => at(object, 'metadata', 'annotations'));
    expect(annotations).toContainEqual({ a, b });
  });

  it.each([
    [
      'of another version',
      markerOf(values).replace('tools/v1 ', 'tools/v2 '),
      /another version, release.iter8.tools\/v2/,
    ],
    [
      'in a List',
      '---\n{kind: List, items: [{apiVersion: release.iter8.tools/v1, kind: Iter8Release}]}\n',
      /in a list/,
    ],
    ['without values', markerOf(values).replace(/ {2}values.*\n/, ''), /without release, namespace or values/],
    ['without a spec', markerOf(values).replace(/spec:[\s\S]*/, ''), /without release, namespace or values/],
    ['whose values are no JSON', markerOf(values).replace(/ {2}values.*/, '  values: "{"'), /not a JSON object/],
    ['whose values are a list', markerOf(values).replace(/ {2}values.*/, '  values: "[]"'), /not a JSON object/],
    ['whose values go on', markerOf(values).replace(/ {2}values.*/, '  values: "{} {}"'), /not a JSON object/],
    ['that is no YAML', markerOf(values).replace('spec:', '"spec:'), /is not valid YAML/],
    ['that is no UTF-8', Buffer.from(markerOf(values).replace('shop', '\xff'), 'latin1'), /is not valid YAML/],
    ['with too many values', markerOf({ 'x-a': 'a'.repeat(1024 * 1024) }), /more than 1024 KiB/],
  ])('%s cannot be used, and the output is empty', async (_, stream, message) => {
    expect(await render(stream)).toEqual({ unreadable: expect.stringMatching(message) });
    const after = Buffer.concat([Buffer.from(foreign), Buffer.from(stream)]);
    expect(await render(after)).toEqual({ unreadable: expect.stringMatching(/^document 2 of the stream/) });
  });

  it('with wrong values is reported by their path', async () => {
    const wrong = {
      ...values,
      application: {
        versions: [
          { image: 'a', prot: 1 },
          { image: 'b', port: 0 },
        ],
      },
    };
    expect(await render(foreign + markerOf(wrong) + markerOf(values))).toEqual({
      invalid: [
        'application.versions[1].port: port must be between 1 and 65535, not 0',
        'application.versions[0].prot: unknown key "prot"',
      ],
    });
  });
});

describe('other documents', () => {
  it.each([
    ['nothing', ''],
    ['empty documents', '---\n---\n\n---\n# only a comment\n'],
    ['other objects', foreign],
    ['a hook', '---\nkind: Job\nmetadata: {name: web-0, annotations: {helm.sh/hook: pre-install}}\n'],
    ['unknown kinds', '---\napiVersion: a/b\nkind: Unheard\nmetadata: {name: web-0}\n'],
    ['what is no YAML', '---\n}: {\n\t"\n'],
    ['text about a marker', '---\ndata:\n  text: kind Iter8Release, apiVersion release.iter8.tools/v1\n'],
    ['one of another group', '---\nkind: Iter8Release\napiVersion: x/v1\n# release.iter8.tools\n'],
    ['line ends of Windows', '---\r\na: 1\r\n'],
  ])('pass unchanged: %s', async (_, stream) => {
    expect(await render(stream)).toBe(stream);
  });

  it('pass unchanged, whatever they are', async () => {
    const bytes = fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.concat([bytes, Buffer.from('\n')]));
    await fc.assert(
      fc.asyncProperty(bytes, async (stream) => {
        const rendered = await postRender({ stream, settings });
        expect(rendered.kind).toBe('rendered');
        if (rendered.kind === 'rendered')
          expect(Buffer.concat(rendered.parts.map((part) => Buffer.from(part)))).toEqual(stream);
      }),
    );
  });
});

describe('a stream that is cut off', () => {
  it('is refused if the cut is within a line', async () => {
    const stream = foreign + markerOf(values);
    for (let length = 1; length < stream.length; length++) {
      const cut = await render(stream.slice(0, length));
      if (!stream.slice(0, length).endsWith('\n')) {
        expect(cut).toEqual({ unreadable: 'the stream is cut off: it ends in the middle of a line' });
      } else if (length > foreign.length + 200) {
        // The values are the last line, so a marker that is cut off lacks them.
        expect(cut).toEqual({ unreadable: expect.stringContaining('without release, namespace or values') });
      }
    }
  });
});

describe('a release to add', () => {
  it('comes after the stream', async () => {
    const stream = String(await render(foreign, addedOf(values)));
    expect(stream.startsWith(`${foreign}---\napiVersion: v1\nkind: Service\n`)).toBe(true);
    expect(namesIn(stream)).toEqual(['ConfigMap shop/a', ...ours]);
  });

  it('is the whole output for an empty stream', async () => {
    expect(namesIn(await render('', addedOf(values)))).toEqual(ours);
  });

  it('belongs to the release that a marker names', async () => {
    const {
      name: _,
      namespace: __,
      ...nameless
    } = addedOf({ ...values, application: { ...values.application, metadata: { name: 'b' } } });
    const stream = await render(markerOf(values, { namespace: 'lab' }), nameless);
    expect(namesIn(stream)).toEqual(
      [...ours, ...ours.map((one) => one.replace('/web', '/b'))].map((one) => one.replace('shop', 'lab')),
    );
  });

  it('needs a name and a namespace', async () => {
    const { name: _, ...nameless } = addedOf(values);
    expect(await render(foreign, nameless)).toEqual({
      unreadable: expect.stringContaining('iter8-release post-render NAME -n NAMESPACE -f values.yaml'),
    });
  });
});

describe('a duplicate object', () => {
  const service = (metadata: string, apiVersion = 'v1') =>
    `---\napiVersion: ${apiVersion}\nkind: Service\nmetadata: ${metadata}\n`;

  it.each([
    ['of the chart', `${service('{name: web-0, namespace: shop}')}`, 'document 1 of the stream'],
    ['of the chart, in the namespace of the release', service('{name: "web-0"}'), 'document 1 of the stream'],
    ['in JSON', '{"apiVersion":"v1","kind":"Service","metadata":{"name":"web-0"}}\n', 'document 1 of the stream'],
    [
      'in a List',
      '---\n# Source: a/b.yaml\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service, metadata: {name: web-0}}\n',
      'document 1 of the stream (a/b.yaml)',
    ],
  ])('%s', async (_, stream, place) => {
    const expected = { invalid: [`: the release web and ${place} both make Service shop/web-0`] };
    expect(await render(stream, addedOf(values))).toEqual(expected);
    expect(await render(stream + markerOf(values))).toEqual(expected);
  });

  it('with a duplicate key, which Helm accepts', async () => {
    const stream = service('{name: a, name: web-0}');
    expect(await render(stream, addedOf(values))).toHaveProperty('invalid');
  });

  it('in another version of its API is the same object', async () => {
    const stream = '---\napiVersion: apps/v1beta1\nkind: Deployment\nmetadata: {name: web-0}\n';
    expect(await render(stream, addedOf(values))).toHaveProperty('invalid');
  });

  it.each([
    ['another kind', '---\napiVersion: v1\nkind: Secret\nmetadata: {name: web-0}\n'],
    ['another group', service('{name: web-0}', 'serving.knative.dev/v1')],
    ['another namespace', service('{name: web-0, namespace: lab}')],
    ['what is no YAML', '---\nmetadata: {name: web-0\n'],
  ])('does not include %s', async (_, stream) => {
    expect(String(await render(stream, addedOf(values))).startsWith(stream)).toBe(true);
  });

  it('in a document that Helm 4 passes on', async () => {
    const annotation = "postrenderer.helm.sh/postrender-filename: 'a/templates/b.yaml'";
    const stream = `kind: Service\napiVersion: v1\nmetadata: {name: web-0, annotations: {${annotation}}}\n`;
    expect(await render(stream, addedOf(values))).toEqual({
      invalid: [': the release web and document 1 of the stream (a/templates/b.yaml) both make Service shop/web-0'],
    });
  });

  it.each(['name: &name web-0', 'name: !!str web-0', 'name:\n    web-0', '"name":\t"web-0"'])(
    'written as %j',
    async (name) => {
      const stream = `---\napiVersion: v1\nkind: Service\nmetadata:\n  ${name}\n`;
      expect(await render(stream, addedOf(values))).toHaveProperty('invalid');
    },
  );

  it('of two charts in one release', async () => {
    const markers = ['blue', 'green'].map((chart) =>
      markerOf(values).replace('# Source: iter8-release/', `# Source: shop/charts/${chart}/`),
    );
    const [blue, green] = ['1 of the stream (shop/charts/blue', '2 of the stream (shop/charts/green'];
    expect(await render(markers.join(''))).toEqual({
      invalid: ours.map(
        (name) =>
          `: document ${blue}/templates/release.yaml) and document ${green}/templates/release.yaml) both make ${name}`,
      ),
    });
  });

  it('of a chart and the added release', async () => {
    const document = 'document 1 of the stream (iter8-release/templates/release.yaml)';
    expect(await render(markerOf(values), addedOf(values))).toEqual({
      invalid: ours.map((name) => `: ${document} and the added release web both make ${name}`),
    });
  });
});
