import { describe, expect, it } from 'vitest';
import { countDiagnostics } from '../../src/diagnostics/count-diagnostics.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../src/diagnostics/sort-diagnostics.ts';
import { fc } from '../fast-check.ts';
import { arbitraryDiagnostic } from './arbitrary-diagnostic.ts';
import { diagnosticOf, inFile } from './diagnostic-of.ts';

const flag = (argument: string, offset?: number) =>
  ({ kind: 'flag', flag: '--set', argument, ...(offset === undefined ? {} : { offset }) }) as const;

const sorted: readonly (readonly [string, readonly Partial<Diagnostic>[]])[] = [
  [
    'nowhere, the files as given, other files by name, flags',
    [
      { position: { kind: 'nowhere' } },
      { position: inFile(9, 1, 2, 'z.yaml') },
      { position: inFile(1, 1, 2, 'a.yaml') },
      { position: inFile(1, 1, 2, 'b.yaml') },
      { position: inFile(1, 1, 2, 'c.yaml') },
      { position: flag('a=1') },
    ],
  ],
  [
    'lines and columns as numbers',
    [{ position: inFile(2, 9) }, { position: inFile(2, 10) }, { position: inFile(10, 1) }],
  ],
  [
    'flags by argument and offset',
    [{ position: flag('a=1') }, { position: flag('a=1', 0) }, { position: flag('b=1', 0) }],
  ],
  [
    'then severity, code, path, message',
    [
      { severity: 'error', code: 'wrong-type', message: 'a' },
      { severity: 'error', code: 'wrong-type', message: 'b' },
      { severity: 'error', code: 'wrong-type', path: ['x'], message: 'a' },
      { severity: 'warning', code: 'match-hidden' },
      { severity: 'warning', code: 'unknown-key' },
      { severity: 'info', code: 'differs-from-chart' },
    ],
  ],
];

describe('sortDiagnostics', () => {
  it.each(sorted)('%s', (_name, fields) => {
    const expected = fields.map(diagnosticOf);
    expect(sortDiagnostics(expected.toReversed(), ['z.yaml', 'a.yaml'])).toEqual(expected);
  });

  it('removes exact duplicates, and keeps diagnostics that differ in any field', () => {
    const base = diagnosticOf({ position: inFile(1, 1, 5) });
    const others: readonly Partial<Diagnostic>[] = [
      { hint: 'h' },
      { path: ['a'] },
      { message: 'other' },
      { position: inFile(1, 1, 6) },
      { related: [{ message: 'm', position: inFile(1, 1) }] },
      { related: [{ message: 'm', position: inFile(1, 1, 3) }] },
    ];
    const all = [base, ...others.map((fields) => ({ ...base, ...fields }))];
    expect(sortDiagnostics([...all, ...structuredClone(all)], [])).toHaveLength(all.length);
  });

  it('does not confuse an index with a key that looks like one', () => {
    const all = [diagnosticOf({ path: ['a', 0] }), diagnosticOf({ path: ['a', '0'] })];
    expect(sortDiagnostics(all, [])).toHaveLength(2);
  });

  it('returns the same order for every order of the input', () => {
    const shuffled = fc
      .array(arbitraryDiagnostic, { maxLength: 6 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const files = ['values.yaml'];
        expect(sortDiagnostics(other, files)).toEqual(sortDiagnostics(all, files));
        expect(sortDiagnostics(sortDiagnostics(all, files), files)).toEqual(sortDiagnostics(all, files));
      }),
    );
  });
});

describe('countDiagnostics', () => {
  it('counts by severity', () => {
    const all = (['error', 'info', 'error', 'warning', 'error', 'info'] as const).map((severity) =>
      diagnosticOf({ severity }),
    );
    expect(countDiagnostics(all)).toEqual({ errors: 3, warnings: 1, infos: 2 });
    expect(countDiagnostics([])).toEqual({ errors: 0, warnings: 0, infos: 0 });
  });
});
