import { expect, it } from 'vitest';
import { type Condition, exactly } from '../../../src/mesh/condition.ts';
import { writeIstioEntry } from '../../../src/mesh/istio/write-entry.ts';

const asked = (subject: object, comparison: object = exactly('a'), negated = false) =>
  ({ subject, comparison, negated, path: [] }) as unknown as Condition;
const header = { kind: 'header', name: 'x' };

it.each([
  [asked({ kind: 'path' }), { uri: { exact: 'a' } }],
  [
    asked({ kind: 'path' }, { kind: 'prefix', text: '/a', ignoreCase: true }),
    { uri: { prefix: '/a' }, ignoreUriCase: true },
  ],
  [asked({ kind: 'path' }, { kind: 'elements', text: '/a.b/' }), { uri: { regex: '/a\\.b(/.*)?' } }],
  [asked({ kind: 'method' }), { method: { exact: 'a' } }],
  [asked({ kind: 'scheme' }), { scheme: { exact: 'a' } }],
  [asked({ kind: 'authority' }), { authority: { exact: 'a' } }],
  [asked(header), { headers: { x: { exact: 'a' } } }],
  [asked(header, { kind: 'present' }), { headers: { x: {} } }],
  [asked(header, { kind: 'one-of', texts: ['a.b', 'c'] }), { headers: { x: { regex: 'a\\.b|c' } } }],
  [asked(header, exactly('a'), true), { withoutHeaders: { x: { exact: 'a' } } }],
  [asked({ kind: 'query', name: 'q' }), { queryParams: { q: { exact: 'a' } } }],
  [asked({ kind: 'source-label', name: 'l' }), { sourceLabels: { l: 'a' } }],
  [asked({ kind: 'source-namespace' }), { sourceNamespace: 'a' }],
  [asked({ kind: 'port' }, exactly('80')), { port: 80 }],
  [asked({ kind: 'gateway' }), { gateways: ['a'] }],
  [asked({ kind: 'gateway' }, { kind: 'one-of', texts: ['a', 'mesh'] }), { gateways: ['a', 'mesh'] }],
])('%j is written in the form of Istio', (condition, entry) => {
  expect(writeIstioEntry([condition])).toEqual({ entry, problems: [] });
});

it('several conditions on headers stand in one map', () => {
  const other = { kind: 'header', name: 'y' };
  expect(writeIstioEntry([asked(header), asked(other)]).entry).toEqual({
    headers: { x: { exact: 'a' }, y: { exact: 'a' } },
  });
});
