import type { Font } from '../text/measure-text.ts';

/** A picture with every place decided, in pixels; what is left is to write it down. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly PlacedLine[];
  readonly labels: readonly PlacedBox[];
  /** Headings and the legend, which stand on the bare ground. */
  readonly texts: readonly PlacedText[];
}

/** Who a thing belongs to; a look has its colours. */
export type Look = 'plain' | 'primary' | 'candidate' | 'other' | 'absent';

export interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look: Look;
  readonly shape: 'round' | 'card' | 'pill' | 'label';
  /** The whole text, for who points at the box. */
  readonly tooltip: string;
  /** Their places count from the picture's corner, like the box's own. */
  readonly texts: readonly PlacedText[];
}

export interface PlacedText {
  /** Where the text begins, or its middle. */
  readonly x: number;
  /** The line that the letters stand on. */
  readonly baseline: number;
  readonly text: string;
  readonly font: Font;
  readonly tone: 'strong' | 'muted' | 'look';
  readonly anchor: 'start' | 'middle';
}

/** From one point to another, first bent, then straight from `straightFrom` on. */
export interface PlacedLine {
  readonly from: Point;
  readonly to: Point;
  readonly straightFrom: number;
  readonly thickness: number;
  readonly look: Look;
  readonly dashed: boolean;
  readonly arrow: boolean;
  readonly tooltip: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
