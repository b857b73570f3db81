import { expect } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { DataMap } from '../../src/values/data.ts';
import { type MapNode, nodeToData } from '../../src/values/value-node.ts';
import { readYaml } from '../../src/values/yaml/read-yaml.ts';

/** Reads a text that must be valid; hints are allowed. */
export function readText(text: string): { root: MapNode; data: DataMap; diagnostics: readonly Diagnostic[] } {
  const { root, diagnostics } = readYaml('values.yaml', new TextEncoder().encode(text));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (root === undefined) throw new Error(`no values in ${JSON.stringify(text)}`);
  return { root, data: nodeToData(root), diagnostics };
}
