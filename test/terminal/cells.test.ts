import { describe, expect, it } from 'vitest';
import { columnsOf, padText } from '../../src/terminal/cells.ts';

describe('columnsOf', () => {
  it.each([
    ['weight', 6],
    ['größe', 5],
    ['e\u0301', 1],
    ['日本', 4],
    ['한국', 4],
    ['カナ', 4],
    ['ｶﾅ', 2],
    ['〈a〉', 5],
    ['🎉', 2],
    ['❤️', 2],
    ['🇩🇪', 2],
    ['👩‍👩‍👧', 2],
    ['→…', 2],
    ['a\tb', 6],
    ['a\u001bb', 6],
    ['', 0],
  ])('%j takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe('padText', () => {
  it.each([
    ['ab', 4, 'ab  '],
    ['日', 4, '日  '],
    ['abcdef', 4, 'abcdef'],
    ['a\u001b', 7, 'a\\x1B  '],
  ])('%j to %i columns', (text, columns, padded) => {
    expect(padText(text, columns)).toBe(padded);
  });
});
