import { load, loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/manifests/parse-manifest.ts';
import { writeManifests } from '../../src/manifests/write-manifests.ts';

const manifests = ['a', 'b'].map((name) =>
  parseManifest(
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  labels: {}\ndata: {n: 12345678901234567890}\n`,
    'a',
  ),
);

describe('writeManifests', () => {
  it('writes a YAML document for each manifest', () => {
    const text = writeManifests(manifests, 'yaml');
    expect(text.startsWith('---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n')).toBe(true);
    expect(loadAll(text)).toHaveLength(2);
  });

  it('writes a List in JSON, with every digit of large integers', () => {
    const text = writeManifests(manifests, 'json');
    expect(JSON.parse(text)).toMatchObject({
      apiVersion: 'v1',
      kind: 'List',
      items: [{ metadata: { name: 'a' } }, {}],
    });
    expect(text).toContain('"n": 12345678901234567890');
    expect(load(text)).toBeTruthy();
  });

  it('writes no manifests as nothing, and as an empty List', () => {
    expect(writeManifests([], 'yaml')).toBe('');
    expect(JSON.parse(writeManifests([], 'json'))).toEqual({ apiVersion: 'v1', kind: 'List', items: [] });
  });
});
