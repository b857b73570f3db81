import { describe, expect, it } from 'vitest';
import { toCells } from '../../src/terminal/cells.ts';
import { cutExcerpt, type Excerpt, type Span } from '../../src/terminal/cut-excerpt.ts';
import { hostileText } from '../diagnostics/arbitrary-diagnostic.ts';
import { fc } from '../fast-check.ts';

const at = (start: number, end = start) => ({ start, end });
const long = 'abcdefghij'.repeat(10);

const cases: readonly (readonly [string, string, Span, number, Excerpt])[] = [
  ['a word', '  weight: 5', at(2, 8), 80, { text: '  weight: 5', indent: 2, underline: 6 }],
  ['a place without an end', 'a: b', at(3), 80, { text: 'a: b', indent: 3, underline: 1 }],
  ['the end of the line', 'a:', at(2), 80, { text: 'a:', indent: 2, underline: 1 }],
  ['beyond the end of the line', 'a:', at(9, 12), 80, { text: 'a:', indent: 2, underline: 1 }],
  ['an empty line', '', at(0), 80, { text: '', indent: 0, underline: 1 }],
  ['an end beyond the line', 'a: bc', at(3, 99), 80, { text: 'a: bc', indent: 3, underline: 2 }],
  ['an end before the start', 'a: bc', at(3, 1), 80, { text: 'a: bc', indent: 3, underline: 1 }],
  ['after a tab', '\ta: b', at(1, 2), 80, { text: '    a: b', indent: 4, underline: 1 }],
  ['a tab', 'a:\tb', at(2, 3), 80, { text: 'a:    b', indent: 2, underline: 4 }],
  ['after wide characters', '日本: x', at(4, 5), 80, { text: '日本: x', indent: 6, underline: 1 }],
  ['wide characters', 'k: 日本', at(3, 5), 80, { text: 'k: 日本', indent: 3, underline: 4 }],
  ['after an emoji of eight units', '👩‍👩‍👧: x', at(10, 11), 80, { text: '👩‍👩‍👧: x', indent: 4, underline: 1 }],
  ['an emoji with a variation selector', '❤️x', at(2, 3), 80, { text: '❤️x', indent: 2, underline: 1 }],
  ['a flag', '🇩🇪x', at(0, 4), 80, { text: '🇩🇪x', indent: 0, underline: 2 }],
  ['a combining mark', 'e\u0301x', at(2, 3), 80, { text: 'e\u0301x', indent: 1, underline: 1 }],
  ['the middle of a pair', '👍x', at(1, 2), 80, { text: '👍x', indent: 0, underline: 2 }],
  ['an escape', 'a\u001bb', at(2, 3), 80, { text: 'a\\x1Bb', indent: 5, underline: 1 }],
  ['an escape underlined', 'a\u001bb', at(1, 2), 80, { text: 'a\\x1Bb', indent: 1, underline: 4 }],
  [
    'a variation selector after an escape',
    '\udc00\ufe0fx',
    at(2, 3),
    80,
    { text: '\\uDC00\\uFE0Fx', indent: 12, underline: 1 },
  ],
  [
    'an escape after an emoji',
    '👩‍👩‍👧\u{e0020}x',
    at(10, 11),
    80,
    { text: '👩‍👩‍👧\\U000E0020x', indent: 12, underline: 1 },
  ],
  ['after a byte order mark', '\ufeffab', at(2, 3), 80, { text: 'ab', indent: 1, underline: 1 }],
  ['a line that just fits', long, at(0, 1), 100, { text: long, indent: 0, underline: 1 }],
  ['the start of a long line', long, at(0, 3), 20, { text: `${long.slice(0, 18)}…`, indent: 0, underline: 3 }],
  ['the middle of a long line', long, at(50, 53), 20, { text: `…${long.slice(44, 62)}…`, indent: 7, underline: 3 }],
  ['the end of a long line', long, at(100), 20, { text: `…${long.slice(82)}`, indent: 19, underline: 1 }],
  ['a long span', long, at(50, 100), 20, { text: `…${long.slice(44, 62)}…`, indent: 7, underline: 12 }],
];

describe('cutExcerpt', () => {
  it.each(cases)('%s', (_name, line, span, width, expected) => {
    expect(cutExcerpt(line, span, width)).toEqual(expected);
  });

  it('cuts a line of any length', () => {
    const line = '日'.repeat(5_000_000);
    expect(cutExcerpt(line, at(2_500_000, 2_500_001), 80)).toMatchObject({ underline: 2 });
  });

  it('keeps to the width, and the caret stays in the line', () => {
    const input = fc.tuple(
      fc.array(hostileText, { maxLength: 30 }),
      fc.nat(120),
      fc.nat(20),
      fc.integer({ min: 20, max: 90 }),
    );
    fc.assert(
      fc.property(input, ([parts, start, length, width]) => {
        const line = parts.join('').replaceAll('\ufeff', '');
        const { text, indent, underline } = cutExcerpt(line, { start, end: start + length }, width);
        const shown = toCells(text, 1).reduce((sum, cell) => sum + cell.width, 0);
        expect(shown).toBeLessThanOrEqual(width);
        expect(indent + underline).toBeLessThanOrEqual(Math.max(1, shown + 1));
      }),
    );
  });
});
