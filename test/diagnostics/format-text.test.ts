import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatText, type TextOptions } from '../../src/diagnostics/format-text.ts';
import { fc } from '../fast-check.ts';
import { arbitraryDiagnostic, hostileText } from './arbitrary-diagnostic.ts';
import { diagnosticOf, documented, inFile } from './diagnostic-of.ts';

const sources = new Map([['values.yaml', 'a: 1\r\nb:\tx\r\nc: "\u001b[31m日本"\r\n\r\nlast']]);

function format(fields: readonly Partial<Diagnostic>[], options: Partial<TextOptions> = {}): readonly string[] {
  return formatText(fields.map(diagnosticOf), { sources, color: false, ...options }).split('\n');
}

describe('formatText', () => {
  it('is empty without diagnostics', () => {
    expect(formatText([], { sources, color: true })).toBe('');
  });

  it('shows line, caret, path, help and related places', () => {
    const { text, diagnostic } = documented;
    const output = formatText([diagnostic], { sources: new Map([['values.yaml', text]]), color: false });
    expect(output).toBe(
      [
        'error[yaml-duplicate-key]: the key "weight" is set twice in this map',
        ' --> values.yaml:6:5',
        '  |',
        '6 |     weight: 30',
        '  |     ^^^^^^',
        '  = path: application.versions[0].weight',
        '  = help: remove one of them',
        'note: first set here',
        ' --> values.yaml:5:5',
        '  |',
        '5 |   - weight: 20',
        '  |     ^^^^^^',
        '',
        '1 error in values.yaml',
        '',
      ].join('\n'),
    );
  });

  it('aligns the line numbers of one diagnostic', () => {
    const text = Array.from({ length: 12 }, (_, index) => `k${index + 1}: 1`).join('\n');
    const related = [{ message: 'here', position: inFile(9, 1, 3) }];
    expect(format([{ position: inFile(10, 1, 4), related }], { sources: new Map([['values.yaml', text]]) })).toEqual([
      'error[unknown-key]: a message',
      '  --> values.yaml:10:1',
      '   |',
      '10 | k10: 1',
      '   | ^^^',
      'note: here',
      '  --> values.yaml:9:1',
      '   |',
      ' 9 | k9: 1',
      '   | ^^',
      '',
      '1 error in values.yaml',
      '',
    ]);
  });

  const excerpts: readonly (readonly [string, Partial<Diagnostic>, readonly string[]])[] = [
    ['a place without an end', { position: inFile(1, 4) }, ['1 | a: 1', '  |    ^']],
    ['a tab', { position: inFile(2, 4, 5) }, ['2 | b:    x', '  |       ^']],
    ['control characters', { position: inFile(3, 10, 12) }, ['3 | c: "\\x1B[31m日本"', '  |             ^^^^']],
    ['an empty line', { position: inFile(4, 1) }, ['4 |', '  | ^']],
    ['the last line', { position: inFile(5, 1, 5) }, ['5 | last', '  | ^^^^']],
    [
      'a span of several lines',
      { position: { kind: 'file', file: 'values.yaml', line: 1, column: 1, endLine: 3, endColumn: 1 } },
      ['1 | a: 1', '  | ^^^^'],
    ],
    [
      'a flag',
      { position: { kind: 'flag', flag: '--set', argument: 'a.port=99999', offset: 7 } },
      ['  | --set a.port=99999', '  |              ^'],
    ],
    [
      'a whole flag',
      { position: { kind: 'flag', flag: '--set', argument: 'a\n=1' } },
      ['  | --set a\\n=1', '  |       ^^^^^'],
    ],
  ];
  it.each(excerpts)('marks %s', (_name, fields, expected) => {
    expect(format([fields]).slice(3, 5)).toEqual(expected);
  });

  it('shows only the place if the text is unknown or does not have the line', () => {
    const output = format([{ position: inFile(3, 1, 2, 'other.yaml') }, { position: inFile(99, 1) }]);
    expect(output.slice(0, 5)).toEqual([
      'error[unknown-key]: a message',
      ' --> other.yaml:3:1',
      '',
      'error[unknown-key]: a message',
      '  --> values.yaml:99:1',
    ]);
  });

  it('cuts long lines to the width', () => {
    const long = new Map([['values.yaml', `k: ${'x'.repeat(1000)}y${'z'.repeat(1000)}`]]);
    const output = format([{ position: inFile(1, 1004, 1005) }], { sources: long, width: 60 });
    expect(output.slice(3, 5)).toEqual([`1 | …${'x'.repeat(18)}y${'z'.repeat(35)}…`, `  | ${' '.repeat(19)}^`]);
    expect(output[3]).toHaveLength(60);
  });

  const flag = { kind: 'flag', flag: '--set', argument: 'a=1' } as const;
  const summaries: readonly (readonly [readonly Partial<Diagnostic>[], string])[] = [
    [[{}], '1 error'],
    [
      [{ position: inFile(1, 1) }, { position: inFile(2, 1), severity: 'warning' }],
      '1 error, 1 warning in values.yaml',
    ],
    [
      [
        { position: flag, severity: 'info' },
        { position: flag, severity: 'info' },
      ],
      '2 infos on the command line',
    ],
    [[{ position: inFile(1, 1) }, { position: flag }], '2 errors in values.yaml and on the command line'],
    [
      [{ position: inFile(1, 1) }, { position: inFile(1, 1, 2, 'b.yaml'), severity: 'warning' }],
      '1 error, 1 warning in 2 files',
    ],
    [[{ position: inFile(1, 1, 2, 'a\u001b.yaml') }], '1 error in a\\x1B.yaml'],
  ];
  it.each(summaries)('sums up %#', (fields, expected) => {
    expect(format(fields).at(-2)).toBe(expected);
  });

  it('colors severity, carets and frame, and changes nothing else', () => {
    const { text, diagnostic } = documented;
    const options = { sources: new Map([['values.yaml', text]]) };
    const colored = formatText([diagnostic], { ...options, color: true });
    expect(colored).toContain('\u001b[1;31merror[yaml-duplicate-key]\u001b[0m');
    expect(colored).toContain('\u001b[1;31m^^^^^^\u001b[0m');
    expect(stripVTControlCharacters(colored)).toBe(formatText([diagnostic], { ...options, color: false }));
  });

  it('escapes everything that controls a terminal', () => {
    const input = fc.tuple(fc.array(arbitraryDiagnostic, { maxLength: 3 }), fc.array(hostileText), fc.nat(100));
    fc.assert(
      fc.property(input, ([diagnostics, lines, width]) => {
        const text = new Map([['values.yaml', lines.join('\n')]]);
        const output = formatText(diagnostics, { sources: text, color: false, width });
        expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
    );
  });
});
