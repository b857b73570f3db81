import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifests/manifest.ts';
import { compareManifests } from '../../src/plan/objects/compare-manifests.ts';
import { findRefusals } from '../../src/plan/objects/find-refusals.ts';
import type { DataMap } from '../../src/values/data.ts';
import { refusalCases } from './refusal-cases.ts';

function manifest(object: DataMap): Manifest {
  const { apiVersion, kind } = object as { apiVersion: string; kind: string };
  return { identity: { apiVersion, kind, namespace: 'default', name: 'web' }, object };
}

describe('findRefusals', () => {
  it.each(refusalCases)('%s', (_, before, after, field) => {
    const refusals = findRefusals(compareManifests([manifest(before)], [manifest(after)]));
    expect(refusals.map((refusal) => refusal.field.join('.'))).toEqual(field === null ? [] : [field]);
  });
});
