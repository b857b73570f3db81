import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/terminal/cells.ts';
import { wrapText } from '../../src/terminal/wrap-text.ts';
import { hostileText } from '../diagnostics/arbitrary-diagnostic.ts';
import { fc } from '../fast-check.ts';

describe('wrapText', () => {
  it.each([
    ['', 5, ['']],
    ['one two', 9, ['one two']],
    ['one two three', 7, ['one two', 'three']],
    ['a bbbbbb c', 3, ['a', 'bbb', 'bbb', 'c']],
    ['日本語 x', 4, ['日本', '語 x']],
    ['日本', 1, ['日', '本']],
    ['a  b', 9, ['a  b']],
  ])('%j in %i columns', (text, columns, lines) => {
    expect(wrapText(text, columns)).toEqual(lines);
  });

  it('keeps to the width and loses only spaces', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 12, max: 40 }), (text, columns) => {
        const lines = wrapText(text, columns);
        expect(lines.filter((line) => columnsOf(line) > columns)).toEqual([]);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
