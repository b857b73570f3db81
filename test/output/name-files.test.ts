import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifests/manifest.ts';
import { nameFiles } from '../../src/output/name-files.ts';

const manifest = (kind: string, name: string, namespace: string): Manifest => ({
  identity: { apiVersion: 'v1', kind, name, namespace },
  object: {},
});

describe('nameFiles', () => {
  it('names a file by kind and name, and by namespace where two would be called the same', () => {
    const manifests = [
      manifest('Service', 'web-0', 'one'),
      manifest('Service', 'web-1', 'one'),
      manifest('Service', 'web-1', 'two'),
    ];
    expect([...nameFiles(manifests, 'yaml').keys()]).toEqual([
      'service-web-0.yaml',
      'service-web-1.one.yaml',
      'service-web-1.two.yaml',
    ]);
    expect([...nameFiles(manifests.slice(0, 1), 'json').keys()]).toEqual(['service-web-0.json']);
  });
});
