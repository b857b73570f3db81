import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/manifests/parse-manifest.ts';

describe('parseManifest', () => {
  it('reads the identity and drops empty labels and annotations', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: b, labels: {}, annotations: {c: d}}\n';
    expect(parseManifest(text, 'a.hbs')).toEqual({
      identity: { apiVersion: 'v1', kind: 'Service', namespace: 'b', name: 'a' },
      object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'b', annotations: { c: 'd' } } },
    });
  });

  it.each([
    ['', 'a.hbs:1:1: its output is not YAML: expected a document'],
    ['a: b: c', 'a.hbs:1:1: its output is not YAML: '],
    ['null', 'a.hbs:1:1: its output is not a Kubernetes object'],
    ['apiVersion: v1\nkind: Service\nmetadata: {}', 'a.hbs:1:1: its output is not a Kubernetes object'],
    ['apiVersion: 1\nkind: Service\nmetadata: {name: a}', 'a.hbs:1:1: its output is not a Kubernetes object'],
  ])('refuses %j', (text, message) => {
    expect(() => parseManifest(text, 'a.hbs')).toThrow(message);
  });
});
