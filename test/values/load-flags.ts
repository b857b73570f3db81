import { expect } from 'vitest';
import type { Data } from '../../src/values/data.ts';
import { loadValues, type ValuesFlag } from '../../src/values/load-values.ts';
import { showDiagnostic } from './show-diagnostic.ts';

/** The values file with the flags, or the problems as text. */
export function loadFlags(base: string, ...flags: readonly ValuesFlag[]): Data | string[] {
  const file = { kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode(base) } as const;
  const loaded = loadValues([...flags, file]);
  expect(loaded.ok).toBe(!loaded.diagnostics.some(({ severity }) => severity === 'error'));
  return loaded.ok ? loaded.values.data : loaded.diagnostics.map(showDiagnostic);
}
