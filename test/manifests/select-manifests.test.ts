import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifests/manifest.ts';
import { selectManifests } from '../../src/manifests/select-manifests.ts';

const manifest = (kind: string, name: string, namespace: string): Manifest => ({
  identity: { apiVersion: 'v1', kind, name, namespace },
  object: {},
});
const all = [
  manifest('Service', 'web', 'one'),
  manifest('Service', 'web', 'two'),
  manifest('Deployment', 'web', 'one'),
];

describe('selectManifests', () => {
  it.each([
    [[], [0, 1, 2], []],
    [['Deployment/web'], [2], []],
    [['service/web'], [0, 1], []],
    [['service/web.two'], [1], []],
    [['Deployment/web', 'SERVICE/web.one'], [0, 2], []],
    [['Service/shop', 'Deployment/web'], [2], ['Service/shop']],
    [['web'], [], ['web']],
    [['Service/'], [], ['Service/']],
  ])('%j', (wishes, indexes, missing) => {
    expect(selectManifests(all, wishes)).toEqual({ selected: indexes.map((index) => all[index]), missing });
  });
});
