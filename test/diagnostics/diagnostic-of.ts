import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Position } from '../../src/diagnostics/position.ts';

/** A diagnostic for a test that needs only some of its fields. */
export function diagnosticOf(fields: Partial<Diagnostic>): Diagnostic {
  return {
    code: 'unknown-key',
    severity: 'error',
    path: [],
    message: 'a message',
    position: { kind: 'nowhere' },
    ...fields,
  };
}

/** A place in a file; the end is on the same line. */
export function inFile(line: number, column: number, endColumn?: number, file = 'values.yaml'): Position {
  const start = { kind: 'file', file, line, column } as const;
  return endColumn === undefined ? start : { ...start, endLine: line, endColumn };
}

/** The problem that docs/reference/diagnostics.md shows in the formats. */
export const documented = {
  text: 'environment: deployment-istio\napplication:\n  strategy: none\n  versions:\n  - weight: 20\n    weight: 30\n',
  diagnostic: diagnosticOf({
    code: 'yaml-duplicate-key',
    path: ['application', 'versions', 0, 'weight'],
    message: 'the key "weight" is set twice in this map',
    hint: 'remove one of them',
    position: inFile(6, 5, 11),
    related: [{ message: 'first set here', position: inFile(5, 5, 11) }],
  }),
};
