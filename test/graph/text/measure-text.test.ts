import { describe, expect, it } from 'vitest';
import { fitText, shortenText } from '../../../src/graph/text/fit-text.ts';
import { measureText } from '../../../src/graph/text/measure-text.ts';
import { fc } from '../../fast-check.ts';
import { hostileTexts } from '../../manifests/hostile-texts.ts';

const font = { size: 10, bold: false };
const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom(...hostileTexts));

describe('the width of a text', () => {
  it.each([
    ['', 0],
    ['i', 2.8],
    ['m', 9.8],
    ['im', 12.6],
    ['é', 6.2],
    ['e\u0301', 6.2],
    ['中', 13],
    ['\n', 9.8],
  ])('%j takes %d pixels at size 10', (text, width) => {
    expect(measureText(text, font)).toBeCloseTo(width);
  });

  it('bold and larger letters are wider', () => {
    expect(measureText('httpbin', { size: 10, bold: true })).toBeGreaterThan(measureText('httpbin', font));
    expect(measureText('httpbin', { size: 20, bold: false })).toBeCloseTo(2 * measureText('httpbin', font));
  });
});

describe('shortening', () => {
  it.each([
    ['httpbin-1', 200, 'httpbin-1'],
    ['a-rather-long-name-1', 80, 'a-rather…me-1'],
    ['a-rather-long-name-1', 18, 'a…'],
    ['a-rather-long-name-1', 12, '…'],
    ['a-rather-long-name-1', 0, '…'],
    ['a\nb', 200, 'a\\nb'],
  ])('%j in %d pixels is %j', (text, width, expected) => {
    expect(shortenText(text, font, width)).toBe(expected);
  });

  it('makes every text fit', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 12, max: 300 }), (text, width) => {
        expect(measureText(shortenText(text, font, width), font)).toBeLessThanOrEqual(width + 0.001);
      }),
    );
  });
});

describe('wrapping', () => {
  it.each([
    ['one two three', 200, 3, ['one two three']],
    ['one two three', 50, 3, ['one two', 'three']],
    ['one two three four', 50, 2, ['one two', 'three…ur']],
    ['one', 50, 1, ['one']],
    ['antidisestablishmentarianism is', 60, 3, ['antidi…ism', 'is']],
  ])('%j in %d pixels and %d lines', (text, width, most, expected) => {
    expect(fitText(text, font, width, most)).toEqual(expected);
  });

  it('respects the lines and the width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 200 }), fc.integer({ min: 1, max: 5 }), (text, width, most) => {
        const lines = fitText(text, font, width, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(measureText(line, font)).toBeLessThanOrEqual(width + 0.001);
      }),
    );
  });
});
