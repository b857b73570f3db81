import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../src/manifests/manifest.ts';
import { compareManifests } from '../../../src/plan/objects/compare-manifests.ts';
import { findImmutableFieldChanges } from '../../../src/plan/objects/find-immutable-field-changes.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { immutableFieldCases } from './immutable-field-cases.ts';

function manifest(object: DataMap): Manifest {
  const { apiVersion, kind } = object as { apiVersion: string; kind: string };
  return { identity: { apiVersion, kind, namespace: 'default', name: 'web' }, object };
}

describe('findImmutableFieldChanges', () => {
  it.each(immutableFieldCases)('%s', (_, before, after, field) => {
    const found = findImmutableFieldChanges(compareManifests([manifest(before)], [manifest(after)]));
    expect(found.map((change) => change.field.join('.'))).toEqual(field === null ? [] : [field]);
  });
});
