import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/manifests/parse-manifest.ts';

describe('parseManifest', () => {
  it('reads the identity and drops empty labels and annotations', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: b, labels: {}, annotations: {c: d}}\n';
    expect(parseManifest(text, 'a')).toEqual({
      identity: { apiVersion: 'v1', kind: 'Service', namespace: 'b', name: 'a' },
      object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'b', annotations: { c: 'd' } } },
    });
  });

  it.each([
    ['', 'template a rendered no YAML: expected a document'],
    ['a: b: c', 'template a rendered no YAML: '],
    ['null', 'template a rendered no Kubernetes object'],
    ['apiVersion: v1\nkind: Service\nmetadata: {}', 'template a rendered no Kubernetes object'],
    ['apiVersion: 1\nkind: Service\nmetadata: {name: a}', 'template a rendered no Kubernetes object'],
  ])('refuses %j', (text, message) => {
    expect(() => parseManifest(text, 'a')).toThrow(message);
  });
});
