import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { countDiagnostics } from '../../src/diagnostics/count-diagnostics.ts';
import { formatJson } from '../../src/diagnostics/format-json.ts';
import { fc } from '../fast-check.ts';
import { arbitraryDiagnostic } from './arbitrary-diagnostic.ts';
import { documented } from './diagnostic-of.ts';

const docs = readFileSync(new URL('../../docs/reference/diagnostics.md', import.meta.url), 'utf8');

it('is as documented', () => {
  const example = /```json\n(.*?)```/s.exec(docs)?.[1] ?? '';
  const output = formatJson([documented.diagnostic]);
  expect(JSON.parse(output)).toEqual(JSON.parse(example));
  expect(Object.keys(JSON.parse(output).diagnostics[0])).toEqual(Object.keys(JSON.parse(example).diagnostics[0]));
});

it('has both parts without diagnostics', () => {
  expect(JSON.parse(formatJson([]))).toEqual({ diagnostics: [], summary: { errors: 0, warnings: 0, infos: 0 } });
});

it('keeps every field, and is safe to print', () => {
  fc.assert(
    fc.property(fc.array(arbitraryDiagnostic, { maxLength: 4 }), (diagnostics) => {
      const output = formatJson(diagnostics);
      expect(JSON.parse(output)).toEqual({
        diagnostics: JSON.parse(JSON.stringify(diagnostics)),
        summary: countDiagnostics(diagnostics),
      });
      expect(output.endsWith('}\n')).toBe(true);
      expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    }),
  );
});
