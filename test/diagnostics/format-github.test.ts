import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatGithub } from '../../src/diagnostics/format-github.ts';
import { fc } from '../fast-check.ts';
import { arbitraryDiagnostic } from './arbitrary-diagnostic.ts';
import { diagnosticOf, documented, inFile } from './diagnostic-of.ts';

const title = 'title=Unknown key (unknown-key)';

const cases: readonly (readonly [string, Partial<Diagnostic>, string])[] = [
  ['nowhere', {}, `::error ${title}::a message`],
  ['a warning', { severity: 'warning' }, `::warning ${title}::a message`],
  ['an info', { severity: 'info' }, `::notice ${title}::a message`],
  ['a point', { position: inFile(7, 5) }, `::error file=values.yaml,line=7,col=5,${title}::a message`],
  ['a span', { position: inFile(7, 5, 9) }, `::error file=values.yaml,line=7,col=5,endColumn=9,${title}::a message`],
  [
    'several lines, for which GitHub takes no columns',
    { position: { kind: 'file', file: 'values.yaml', line: 1, column: 2, endLine: 3, endColumn: 4 } },
    `::error file=values.yaml,line=1,endLine=3,${title}::a message`,
  ],
  [
    'a path from here',
    { position: inFile(1, 1, 2, './a/b.yaml') },
    `::error file=a/b.yaml,line=1,col=1,endColumn=2,${title}::a message`,
  ],
  [
    'a file name to escape',
    { position: inFile(1, 1, 2, 'a:b,c%.yaml') },
    `::error file=a%3Ab%2Cc%25.yaml,line=1,col=1,endColumn=2,${title}::a message`,
  ],
  ['a message to escape', { message: '100%:\r\n::set-output::,' }, `::error ${title}::100%25:%0D%0A::set-output::,`],
  ['control characters', { message: '\u001b[31mred' }, `::error ${title}::\\x1B[31mred`],
  [
    'a flag',
    { position: { kind: 'flag', flag: '--set', argument: 'a=1%', offset: 2 } },
    `::error ${title}::a message%0Agiven by --set a=1%25`,
  ],
];

describe('formatGithub', () => {
  it.each(cases)('%s', (_name, fields, expected) => {
    expect(formatGithub([diagnosticOf(fields)])).toBe(`${expected}\n`);
  });

  it('puts the hint and related places into the message', () => {
    expect(formatGithub([documented.diagnostic])).toBe(
      '::error file=values.yaml,line=6,col=5,endColumn=11,title=Duplicate key (yaml-duplicate-key)' +
        '::the key "weight" is set twice in this map%0Ahelp: remove one of them%0Afirst set here: values.yaml:5:5\n',
    );
  });

  it('writes one well-formed command for each diagnostic, which reads back unchanged', () => {
    fc.assert(
      fc.property(fc.array(arbitraryDiagnostic, { maxLength: 4 }), (diagnostics) => {
        const lines = formatGithub(diagnostics).split('\n');
        expect(lines).toHaveLength(diagnostics.length + 1);
        for (const line of lines.slice(0, -1)) {
          expect(line).toMatch(
            /^::(error|warning|notice) ([a-zA-Z]+=[^,:\p{Cc}]*,)*title=[^,:]+::m[^\p{Cc}\p{Bidi_Control}]*$/u,
          );
          expect(line.replaceAll(/%(25|0D|0A|3A|2C)/g, '')).not.toContain('%');
        }
      }),
    );
  });
});
