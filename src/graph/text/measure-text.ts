import { type Cell, toCells } from '../../terminal/cells.ts';

/** The font of a text. */
export interface Font {
  /** In pixels. */
  readonly size: number;
  readonly bold: boolean;
}

/** The fonts of a picture: few sizes, and none that is too small for a projector. */
export const fonts = {
  heading: { size: 22, bold: true },
  name: { size: 16, bold: true },
  label: { size: 14, bold: true },
  text: { size: 14, bold: false },
  small: { size: 12.5, bold: false },
} as const satisfies { readonly [use: string]: Font };

/** The width of other letters. Greek and Cyrillic letters are narrower in all fonts that were measured. */
const otherLetter = 1.15;
/** The width of wide characters. An ideograph is as wide as the font is high, an emoji up to a third wider. */
const wide = 1.3;

/**
 * The largest width of a text in pixels, in the fonts of user interfaces. It is estimated, because no browser is at
 * hand.
 */
export function measureText(text: string, font: Font): number {
  return toCells(text, 1).reduce((sum, cell) => sum + measureCell(cell, font), 0);
}

/** The largest width of one user-perceived character in pixels. */
export function measureCell({ text, width }: Cell, { size, bold }: Font): number {
  const widths = bold ? advanceWidths.bold : advanceWidths.regular;
  const ascii = (character: string) => widths[(character.codePointAt(0) ?? 0) - 32];
  if (/^[ -~]+$/.test(text)) {
    return (Array.from(text).reduce((sum, character) => sum + (ascii(character) ?? 0), 0) * size) / 100;
  }
  if (width !== 1) return width === 0 ? 0 : wide * size;
  // An accent does not make a letter wider.
  const base = ascii(text.normalize('NFD').slice(0, 1));
  return (base === undefined ? otherLetter : base / 100) * size;
}

/**
 * The widths of the characters from space to tilde, in hundredths of the font size: the larger width of DejaVu Sans and
 * Liberation Sans (which has the widths of Arial). Few fonts of user interfaces are wider than DejaVu Sans.
 */
const advanceWidths: { readonly regular: readonly number[]; readonly bold: readonly number[] } = {
  regular: numbers(`
  32 41 46 84 64 96 78 28 40 40 50 84 32 37 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 56
  102 69 69 73 78 67 62 78 76 30 50 67 56 87 75 79 67 79 73 67 62 74 69 99 69 67 69 40 34 40 84 56
  50 62 64 55 64 62 36 64 64 28 28 58 28 98 64 62 64 64 42 53 40 64 60 82 60 60 53 64 34 64 84`),
  bold: numbers(`
  35 46 53 84 70 101 88 31 46 46 53 84 38 42 38 37 70 70 70 70 70 70 70 70 70 70 40 40 84 84 84 62
  100 78 77 74 84 69 69 83 84 38 56 78 64 100 84 86 74 86 78 73 69 82 78 111 78 73 73 46 37 46 84 56
  50 68 72 60 72 68 44 72 72 35 35 67 35 105 72 69 72 72 50 60 48 72 66 93 65 66 59 72 37 72 84`),
};

function numbers(text: string): readonly number[] {
  return text.trim().split(/\s+/).map(Number);
}
