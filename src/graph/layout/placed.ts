import type { Font } from '../text/measure-text.ts';

/** A picture with all places in pixels, ready to be written. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly PlacedLine[];
  readonly labels: readonly PlacedBox[];
  /** The heading and the legend, which have no box. */
  readonly texts: readonly PlacedText[];
}

/** What a thing belongs to. Each look has its own colours. */
export type Look = 'plain' | 'primary' | 'candidate' | 'other' | 'absent';

export interface PlacedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look: Look;
  readonly shape: 'round' | 'card' | 'pill' | 'label';
  /** The whole text, shown when the mouse points at the box. */
  readonly tooltip: string;
  /** Their places count from the corner of the picture, like the place of the box. */
  readonly texts: readonly PlacedText[];
}

export interface PlacedText {
  /** The start of the text, or its middle. */
  readonly x: number;
  /** The height of the line on which the letters stand. */
  readonly baseline: number;
  readonly text: string;
  readonly font: Font;
  readonly tone: 'strong' | 'muted' | 'look';
  readonly anchor: 'start' | 'middle';
}

/** A line between two points. It is curved up to `straightFrom` and straight from there. */
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
