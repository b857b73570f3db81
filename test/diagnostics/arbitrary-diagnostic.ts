import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { diagnosticCodes } from '../../src/diagnostics/diagnostic-codes.ts';
import type { Position } from '../../src/diagnostics/position.ts';
import { fc } from '../fast-check.ts';

/** Difficult text: control characters, lone surrogates, emoji, the syntax of the formats. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '\u001b[31m',
        '\u009b2J',
        '\r\n',
        '\t',
        '\u202e',
        '\ud800',
        '\udc00',
        '\u200b',
        '\u2028',
        '👩‍👩‍👧',
        '日本',
        'e\u0301',
      ),
      fc.constantFrom('%', '%0A', '::', ',', ':', '::error::', '{0}', '}', '[a](b)', '"', '\\', '<b>', 'abc'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const file = fc.constantFrom('values.yaml', 'a b/ü:1,%.yaml', '/abs/values.yaml', '../up.yaml', './here.yaml');
const place = fc.integer({ min: 1, max: 12 });

const position: fc.Arbitrary<Position> = fc.oneof(
  fc.record({ kind: fc.constant('nowhere' as const) }),
  fc.record({ kind: fc.constant('file' as const), file, line: place, column: place }),
  fc.tuple(file, place, place, fc.nat(3), place).map(([name, line, column, lines, endColumn]) => ({
    kind: 'file' as const,
    file: name,
    line,
    column,
    endLine: line + lines,
    endColumn,
  })),
  fc.record(
    {
      kind: fc.constant('flag' as const),
      flag: fc.constantFrom('--set', '--set-json'),
      argument: hostileText,
      offset: fc.nat(12),
    },
    { requiredKeys: ['kind', 'flag', 'argument'] },
  ),
);

/** Any diagnostic. Its positions need not exist in a text. */
export const arbitraryDiagnostic: fc.Arbitrary<Diagnostic> = fc.record(
  {
    code: fc.constantFrom(...diagnosticCodes),
    severity: fc.constantFrom('error', 'warning', 'info'),
    path: fc.array(fc.oneof(fc.nat(3), hostileText), { maxLength: 3 }),
    message: hostileText.map((text) => `m${text}`),
    hint: hostileText,
    position,
    related: fc.array(fc.record({ message: hostileText.map((text) => `r${text}`), position }), { maxLength: 2 }),
  },
  { requiredKeys: ['code', 'severity', 'path', 'message', 'position'] },
);
