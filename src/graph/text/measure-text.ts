import { type Cell, toCells } from '../../terminal/cells.ts';
import { advanceWidths } from './advance-widths.ts';

/** How a text is set. */
export interface Font {
  /** In pixels. */
  readonly size: number;
  readonly bold: boolean;
}

/** Wider than the letters of Greek and Cyrillic in the fonts that were measured. */
const otherLetter = 1.15;
/** An ideograph is as wide as the font is high; emoji are up to a third wider. */
const wide = 1.3;

/** How many pixels wide a text is at most, in the fonts that systems have for interfaces. There is no browser to ask. */
export function measureText(text: string, font: Font): number {
  return toCells(text, 1).reduce((sum, cell) => sum + measureCell(cell, font), 0);
}

/** How many pixels wide one user-perceived character is at most. */
export function measureCell({ text, width }: Cell, { size, bold }: Font): number {
  const widths = bold ? advanceWidths.bold : advanceWidths.regular;
  const ascii = (character: string) => widths[(character.codePointAt(0) ?? 0) - 32];
  if (/^[ -~]+$/.test(text)) {
    return (Array.from(text).reduce((sum, character) => sum + (ascii(character) ?? 0), 0) * size) / 100;
  }
  if (width !== 1) return width === 0 ? 0 : wide * size;
  // An accent makes a letter no wider.
  const base = ascii(text.normalize('NFD').slice(0, 1));
  return (base === undefined ? otherLetter : base / 100) * size;
}
