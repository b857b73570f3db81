import { describe, expect, it } from 'vitest';
import { readRoutemaps } from '../../src/routing/read-routemaps.ts';
import { resourceKinds } from '../../src/routing/resource-kinds.ts';

const template = 'apiVersion: networking.istio.io/v1beta1';

function read(text: string, namespace: string | null = null) {
  return readRoutemaps('map.yaml', new TextEncoder().encode(text), { namespace, kinds: resourceKinds });
}

/** A ConfigMap around a specification. */
function configMap(specification: string, more = ''): string {
  const indented = specification.trimEnd().replaceAll(/^(?=.)/gm, '    ');
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: map\n  namespace: lab\n${more}data:\n  strSpec: |\n${indented}\n`;
}

const specification = `versions:
- resources:
  - gvrShort: svc
    name: web-0
  - gvrShort: deploy
    name: web-0
    namespace: prod
  weight: 30
- resources: []
routingTemplates:
  split:
    gvrShort: vs
    template: |
      ${template}
`;

describe('readRoutemaps reads', () => {
  const versions = [
    {
      resources: [
        { gvrShort: 'svc', name: 'web-0', namespace: null },
        { gvrShort: 'deploy', name: 'web-0', namespace: 'prod' },
      ],
      weight: 30,
      annotatedWeight: null,
    },
    { resources: [], weight: null, annotatedWeight: null },
  ];
  const templates = [{ name: 'split', gvrShort: 'vs', text: `${template}\n` }];

  it.each([
    ['a ConfigMap', configMap(specification), 'map', 'lab'],
    ['one among other documents', `kind: Service\n---\n${configMap(specification)}---\nkind: Pod\n`, 'map', 'lab'],
    [
      'one in a List of JSON',
      JSON.stringify({
        kind: 'List',
        items: [{ kind: 'ConfigMap', metadata: { name: 'map', namespace: 'lab' }, data: { strSpec: specification } }],
      }),
      'map',
      'lab',
    ],
    ['a specification alone', specification, null, 'here'],
    ['keys in another case, as Go does', specification.replaceAll('gvrShort', 'GVRShort'), null, 'here'],
  ])('%s', (_, text, name, namespace) => {
    const result = read(text, 'here');
    expect(result).toMatchObject({ ok: true, routemaps: [{ name, namespace, versions, templates }] });
    expect(result.diagnostics.filter(({ message }) => !message.includes('label'))).toEqual([]);
  });

  it('weights from the annotation of the first resource, if the file has it', () => {
    const service = (name: string, weight: string, more = '') =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, annotations: {iter8.tools/weight: "${weight}"}${more}}\n---\n`;
    const versionsOf = (names: readonly string[]) =>
      names.map((name) => `- resources: [{gvrShort: svc, name: ${name}}]\n  weight: 5\n`).join('');
    const text = [
      service('a', '70'),
      service('b', '0', ', namespace: lab'),
      service('c', '7', ', namespace: other'),
      service('d', '1.5'),
      service('e', '4294967296'),
      'apiVersion: example.com/v1\nkind: Service\nmetadata: {name: f, annotations: {iter8.tools/weight: "9"}}\n---\n',
      configMap(`versions:\n${versionsOf(['a', 'b', 'c', 'd', 'e', 'f'])}`),
    ].join('');
    const result = read(text);
    const weights = result.ok ? result.routemaps[0]?.versions.map(({ annotatedWeight }) => annotatedWeight) : [];
    expect(weights).toEqual([70, 0, null, null, null, null]);
  });

  it.each([
    ['svc', 'v1', 'Service'],
    ['service', 'v1', 'Service'],
    ['cm', 'v1', 'ConfigMap'],
    ['deploy', 'apps/v1', 'Deployment'],
    ['isvc', 'serving.kserve.io/v1beta1', 'InferenceService'],
    ['vs', 'networking.istio.io/v1beta1', 'VirtualService'],
    ['httproute', 'gateway.networking.k8s.io/v1beta1', 'HTTPRoute'],
  ])('the weight of a resource %s from an object of its kind', (gvrShort, apiVersion, kind) => {
    const object = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, annotations: {iter8.tools/weight: "7"}}\n---\n`;
    const result = read(`${object}${configMap(`versions: [{resources: [{gvrShort: ${gvrShort}, name: a}]}]`)}`);
    expect(result).toMatchObject({ ok: true, routemaps: [{ versions: [{ annotatedWeight: 7 }] }] });
  });

  it.each([0, 4_294_967_295])('the weight %d', (weight) => {
    const result = read(`versions: [{resources: [], weight: ${weight}}]\n`);
    expect(result).toMatchObject({ ok: true, routemaps: [{ versions: [{ weight }] }] });
  });

  it.each(['-1', '4294967296', '1.5', '"1"', '[1]'])('no weight %s', (weight) => {
    const { diagnostics } = read(`versions: [{resources: [], weight: ${weight}}]\n`);
    expect(diagnostics).toMatchObject([{ message: 'weight must be an integer between 0 and 4294967295' }]);
  });

  it('the position of each place in a template', () => {
    const text = configMap(specification, '');
    const result = read(text);
    const position = result.ok && result.routemaps[0]?.templates[0]?.positionOf({ line: 1, column: 4 });
    const before = text.slice(0, text.indexOf(template) + 3).split('\n');
    expect(position).toMatchObject({ line: before.length, column: (before.at(-1) ?? '').length + 1 });
  });
});
