import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatGithub } from '../../src/diagnostics/format-github.ts';
import { formatJson } from '../../src/diagnostics/format-json.ts';
import { formatSarif } from '../../src/diagnostics/format-sarif.ts';
import { formatText } from '../../src/diagnostics/format-text.ts';
import { explainText } from '../validation/validate-text.ts';

const long = 'x'.repeat(1_000_000);
const position = { kind: 'file', file: 'values.yaml', line: 1, column: 1 } as const;
const diagnostic: Diagnostic = {
  code: 'wrong-value',
  severity: 'error',
  path: [],
  message: long,
  hint: long,
  position,
  related: [{ message: long, position }],
};
const text = (diagnostics: readonly Diagnostic[]) => formatText(diagnostics, { sources: new Map(), color: false });

describe('long messages are cut', () => {
  it.each([
    ['text', text],
    ['json', formatJson],
    ['github', formatGithub],
    ['sarif', (all: readonly Diagnostic[]) => formatSarif(all, { version: '1' })],
  ])('as %s', (_, format) => {
    const written = format([diagnostic]);
    expect(written).toContain(`${'x'.repeat(999)}…`);
    expect(written).not.toContain('x'.repeat(1000));
  });

  it('in a report of many problems, which names how many are left out', () => {
    const report = text(Array.from({ length: 500 }, () => diagnostic));
    expect(report.length).toBeLessThan(500_000);
    expect(report).toMatch(/\n\n… and \d+ more; -o json lists all of them\n\n500 errors in values.yaml\n$/);
  });

  it('if a value is a long number', async () => {
    const said = await explainText(
      `environment: deployment\napplication: {port: ${'9'.repeat(900_000)}, versions: [{image: a}]}\n`,
    );
    expect(said).toContain('port must be between 1 and 65535, not 999999999999999999999999999999999999999…\n');
  });
});
