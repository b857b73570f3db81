import { expect, test } from 'vitest';
import { mergeDiagnostics } from '../../src/compile/report-findings.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';

const position = { kind: 'nowhere' } as const;
const surprise: Diagnostic = { code: 'yaml-surprise', severity: 'info', path: ['a'], message: 'on is true', position };
const tag: Diagnostic = { code: 'yaml-tag', severity: 'warning', path: ['a'], message: 'tag', position };
const error: Diagnostic = { code: 'wrong-type', severity: 'error', path: ['a'], message: 'text', position };

test('an info at the place of an error is left out', () => {
  expect(mergeDiagnostics([surprise, tag], [error], { strict: false })).toEqual([tag, error]);
  expect(mergeDiagnostics([surprise], [{ ...error, path: ['b'] }], { strict: false })).toHaveLength(2);
  expect(mergeDiagnostics([surprise], [{ ...error, severity: 'warning' }], { strict: false })).toHaveLength(2);
});

test("strict makes the reader's warnings errors", () => {
  expect(mergeDiagnostics([surprise, tag], [], { strict: true })).toEqual([surprise, { ...tag, severity: 'error' }]);
});
