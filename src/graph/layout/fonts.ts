import type { Font } from '../text/measure-text.ts';

/** The sizes of text in a picture: few, and none that is too small on a wall. */
export const fonts = {
  heading: { size: 22, bold: true },
  name: { size: 16, bold: true },
  label: { size: 14, bold: true },
  text: { size: 14, bold: false },
  small: { size: 12.5, bold: false },
} as const satisfies { readonly [use: string]: Font };
