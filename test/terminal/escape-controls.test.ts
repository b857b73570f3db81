import { describe, expect, it } from 'vitest';
import { escapeControls, escapeLines } from '../../src/terminal/escape-controls.ts';
import { hostileText } from '../diagnostics/arbitrary-diagnostic.ts';
import { fc } from '../fast-check.ts';

const cases: readonly (readonly [string, string, string])[] = [
  ['plain text', 'weight: 50 % — größe', 'weight: 50 % — größe'],
  ['short escapes', '\0\t\n\r', '\\0\\t\\n\\r'],
  ['an ANSI sequence', '\u001b[31m', '\\x1B[31m'],
  ['the 8-bit introducer', '\u009b31m', '\\x9B31m'],
  ['delete', '\u007f', '\\x7F'],
  ['text turned round', 'a\u202eb\u2066c', 'a\\u202Eb\\u2066c'],
  ['line separators', '\u2028\u2029\u0085', '\\u2028\\u2029\\x85'],
  ['nothing to see', 'a\u200bb\u00adc\u3164d\ufeff', 'a\\u200Bb\\xADc\\u3164d\\uFEFF'],
  ['a space that is none', 'a\u00a0b\u3000c', 'a\\xA0b\\u3000c'],
  ['a joiner inside a word', 'wei\u200dght', 'wei\\u200Dght'],
  ['a joiner at the start', '\u200dx', '\\u200Dx'],
  ['a joiner in an emoji', '👩‍👩‍👧', '👩‍👩‍👧'],
  ['a joiner in Persian', 'می‌خواهم', 'می‌خواهم'],
  ['a variation selector', '❤️', '❤️'],
  ['lone surrogates', '\ud83d \udc69', '\\uD83D \\uDC69'],
  ['a joiner after what is escaped', 'ü\u200b\u200d\udc00\ufe0f', 'ü\\u200B\\u200D\\uDC00\\uFE0F'],
  ['joiners after each other', '👩\ufe0f\u200d👩', '👩\ufe0f\u200d👩'],
  ['a tag character', '\u{e0001}', '\\U000E0001'],
  ['combining marks', 'e\u0301', 'e\u0301'],
];

describe('escapeControls', () => {
  it.each(cases)('%s', (_name, text, expected) => {
    expect(escapeControls(text)).toBe(expected);
  });

  it('leaves nothing that controls a terminal', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeControls(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
    );
  });
});

it.each([
  ['line breaks and tabs', 'a\tb\nc\n', 'a\tb\nc\n'],
  ['line breaks of Windows', 'a\r\nb\r\n', 'a\nb\n'],
  ['a carriage return alone', 'a\rb', 'a\\rb'],
  ['an escape', 'a\u001bb\n', 'a\\x1Bb\n'],
])('escapeLines: %s', (_, text, expected) => {
  expect(escapeLines(text)).toBe(expected);
});
