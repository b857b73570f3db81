import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifests/manifest.ts';
import type { DataMap } from '../../src/values/data.ts';
import { type ReferenceCase, type ReferenceRoutemap, referenceCases, renderCase } from '../reference-cases.ts';

const cases = referenceCases().filter(({ error }) => error === undefined);

describe('renderRelease makes what the reference chart makes', () => {
  it.each(cases)('$name', async (reference) => {
    const manifests = await renderCase(reference);
    const routemap = manifests.at(-1) as Manifest;
    const others = new Map(manifests.slice(0, -1).map((manifest) => [keyOf(manifest.object), manifest.object]));
    expect([...others.keys()].sort()).toEqual(reference.manifests.map(keyOf).sort());
    for (const expected of reference.manifests) expectSame(others.get(keyOf(expected)), expected, reference);
    expectSameRoutemap(routemap.object, reference.routemap as ReferenceRoutemap, reference.differs ?? []);
  });
});

function keyOf(object: DataMap): string {
  return `${String(object.kind)}/${String((object.metadata as DataMap).name)}`;
}

/** Ours may carry more labels and annotations on its metadata than the reference; all else is equal. */
function expectSame(actual: DataMap | undefined, expected: DataMap, { differs = [] }: ReferenceCase): void {
  const { metadata, ...rest } = withFrontPort(pruned(expected) as DataMap) as { metadata: DataMap };
  const weightDiffers = differs.includes('weight-zero') && keyOf(expected).endsWith('-weight-config');
  expect(actual).toMatchObject({ ...rest, metadata: weightDiffers ? { name: metadata.name } : metadata });
  const { metadata: _, ...ours } = pruned(actual) as { metadata: DataMap };
  expect(ours).toEqual(rest);
}

/** A front Service without pods has the port 80, which it does not have in the chart (docs/reference/differences.md). */
function withFrontPort(expected: DataMap): DataMap {
  const spec = expected.spec as DataMap | undefined;
  if (spec?.type !== 'ExternalName') return expected;
  return { ...expected, spec: { ...spec, ports: [{ name: 'http', port: 80 }] } };
}

function expectSameRoutemap(actual: DataMap, expected: ReferenceRoutemap, differs: readonly string[]): void {
  expect(actual.metadata).toMatchObject(expected.metadata);
  const spec = load((actual.data as { strSpec: string }).strSpec) as ReferenceRoutemap;
  const kinds = Object.entries(spec.routingTemplates ?? {}).map(([name, { gvrShort }]) => [name, { gvrShort }]);
  expect(Object.fromEntries(kinds)).toEqual(expected.routingTemplates);
  if (differs.some((name) => name === 'weight-zero' || name === 'mirror-weight-config')) return;
  expect(spec.versions).toEqual(expected.versions);
}

/** Empty labels and annotations count as absent. */
function pruned(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(pruned);
  if (typeof data !== 'object' || data === null) return data;
  const kept = Object.entries(data).filter(
    ([key, value]) => !['labels', 'annotations'].includes(key) || Object.keys(value ?? {}).length > 0,
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, pruned(value)]));
}
