import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/values/limits.ts';
import { nodeToData } from '../../../src/values/value-node.ts';
import { readObjects } from '../../../src/values/yaml/read-objects.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readObjects', () => {
  it('takes the items of lists, also of lists in lists, and skips what is not a map', () => {
    const text = `kind: Service
---
just text
---
kind: List
items:
  - kind: Deployment
  - {kind: ServiceList, items: [{kind: Secret}]}
`;
    const { objects, diagnostics } = readObjects('a.yaml', bytes(text));
    expect(diagnostics).toEqual([]);
    expect(objects.map((object) => nodeToData(object).kind)).toEqual(['Service', 'Deployment', 'Secret']);
  });

  it('reads no file above the limit', () => {
    const { objects, diagnostics } = readObjects('a.yaml', new Uint8Array(limits.resourceBytes + 1));
    expect(objects).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'yaml-limit', message: 'the manifests are larger than 16 MiB in total', position: { file: 'a.yaml' } },
    ]);
  });
});
