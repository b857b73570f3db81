import { expect, it } from 'vitest';
import { executeRoutingTemplate } from '../../src/routing/execute-routing-template.ts';

function execute(text: string, others: object = {}) {
  const routemap = {
    name: 'web',
    namespace: 'lab',
    labels: {},
    annotations: {},
    versions: [],
    templates: [],
    namedHosts: new Map(),
    position: { kind: 'nowhere' },
    code: 'broken-routemap',
    ...others,
  } as const;
  const template = { name: 'split', gvrShort: 'vs', text, positionOf: () => ({ kind: 'nowhere' }) as const };
  const result = executeRoutingTemplate(routemap as never, template as never, [80, 20]);
  return result.ok ? result.object : result.diagnostic.message;
}

const service = (apiVersion: string, kind: string, more = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: a\n${more}`;
const virtualService = (more = '') => service('networking.istio.io/v1beta1', 'VirtualService', more);
const made = 'with the weights 80, 20, the routing template split makes';

it.each([
  [virtualService('  labels: {a: "{{ index .Weights 1 }}{{ .Labels.missing }}"}'), { name: 'a', labels: { a: '20' } }],
  [virtualService('  namespace: lab'), { name: 'a' }],
])('%j makes an object in the namespace of the routemap', (text, metadata) => {
  expect(execute(text)).toMatchObject({ metadata: { ...metadata, namespace: 'lab' } });
});

it.each([
  ['', null],
  ['  \n', null],
  ['a: [', expect.stringContaining(`${made} invalid YAML`)],
  ['- a', `${made} YAML that is not a map`],
  ['a: b', `${made} an object without apiVersion and kind`],
  ['apiVersion: v1', `${made} an object without apiVersion and kind`],
  ['apiVersion: v1\nkind: Service', `${made} an object without metadata.name`],
  ['apiVersion: v1\nkind: Service\nmetadata: {name: ""}', `${made} an object without metadata.name`],
  [
    service('networking.istio.io/v1', 'Gateway'),
    `${made} Gateway of networking.istio.io/v1, but its gvrShort vs stands for VirtualService of networking.istio.io`,
  ],
  [
    service('gateway.solo.io/v1', 'VirtualService'),
    `${made} VirtualService of gateway.solo.io/v1, but its gvrShort vs stands for VirtualService of networking.istio.io`,
  ],
  [virtualService('  namespace: 7'), `${made} an object whose metadata.namespace is not a string`],
  [
    virtualService('  namespace: other'),
    `${made} an object in namespace other, but the controller writes only to namespace lab, that of the routemap`,
  ],
])('%j: %s', (text, outcome) => {
  expect(execute(text)).toEqual(outcome);
});
