import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifests/manifest.ts';
import { nameFiles } from '../../src/output/lay-out-files.ts';

const manifest = (kind: string, name: string, namespace: string, apiVersion = 'v1'): Manifest => ({
  identity: { apiVersion, kind, name, namespace },
  object: {},
});

describe('nameFiles', () => {
  it('names a file by kind and name, and by namespace or group if two names would be the same', () => {
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
    const knative = manifest('Service', 'web-0', 'one', 'serving.knative.dev/v1');
    expect([...nameFiles([knative, ...manifests.slice(0, 1)], 'yaml').keys()]).toEqual([
      'service-web-0.one.serving.knative.dev.v1.yaml',
      'service-web-0.one.v1.yaml',
    ]);
    expect([...nameFiles(manifests.slice(0, 1), 'json').keys()]).toEqual(['service-web-0.json']);
  });
});
