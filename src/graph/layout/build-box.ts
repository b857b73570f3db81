import { shortenText } from '../text/fit-text.ts';
import { type Font, measureText } from '../text/measure-text.ts';
import type { Look, PlacedBox, PlacedText } from './placed.ts';

/** One line of a box. */
export interface BoxLine {
  readonly text: string;
  readonly font: Font;
  readonly tone: PlacedText['tone'];
  /** A short word before the text. All texts after such words start at the same place. */
  readonly term?: string;
  /** Space above the line. */
  readonly gap?: number;
}

export interface BoxSpec {
  readonly shape: PlacedBox['shape'];
  readonly look: Look;
  readonly lines: readonly BoxLine[];
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly minHeight?: number;
  /** Whether the texts are centred. */
  readonly centred?: boolean;
  readonly tooltip: string;
}

const padding: { readonly [shape in PlacedBox['shape']]: { readonly x: number; readonly y: number } } = {
  round: { x: 16, y: 12 },
  card: { x: 18, y: 12 },
  pill: { x: 14, y: 9 },
  label: { x: 9, y: 4 },
};
const termGap = 8;
const maxTerm = 120;

/**
 * Makes a box that is as large as its text needs, within its limits, at the origin. Text that does not fit is
 * shortened.
 */
export function buildBox(plan: BoxSpec): PlacedBox {
  const { shape, look, tooltip, lines, centred = false } = plan;
  const { x, y } = padding[shape];
  const indent = Math.max(
    0,
    ...lines.map(({ term, font }) => (term === undefined ? 0 : Math.min(maxTerm, measureText(term, font)) + termGap)),
  );
  const needed = lines.map(({ text, font, term }) => (term === undefined ? 0 : indent) + measureText(text, font));
  const width = Math.ceil(Math.min(plan.maxWidth, Math.max(plan.minWidth, 2 * x + Math.max(0, ...needed))));
  const height = Math.max(plan.minHeight ?? 0, 2 * y + lines.reduce((sum, line) => sum + lineHeight(line), 0));
  const slack = (height - 2 * y - lines.reduce((sum, line) => sum + lineHeight(line), 0)) / 2;
  let top = y + slack;
  const texts = lines.flatMap((line) => {
    top += lineHeight(line);
    return textsOfLine(line, { left: x, width, indent, centred, baseline: top - line.font.size * 0.3 });
  });
  return { x: 0, y: 0, width, height, look, shape, tooltip, texts };
}

function lineHeight({ font, gap = 0 }: BoxLine): number {
  return gap + Math.round(font.size * 1.3);
}

interface LinePlace {
  readonly left: number;
  readonly width: number;
  readonly indent: number;
  readonly centred: boolean;
  readonly baseline: number;
}

function textsOfLine(line: BoxLine, { left, width, indent, centred, baseline }: LinePlace): readonly PlacedText[] {
  const { text, font, tone, term } = line;
  const shift = term === undefined ? 0 : indent;
  const shown = shortenText(text, font, width - 2 * left - shift);
  const main: PlacedText = centred
    ? { x: width / 2, baseline, text: shown, font, tone, anchor: 'middle' }
    : { x: left + shift, baseline, text: shown, font, tone, anchor: 'start' };
  if (term === undefined) return [main];
  const shownTerm = shortenText(term, font, maxTerm);
  return [{ x: left, baseline, text: shownTerm, font, tone: 'muted', anchor: 'start' }, main];
}

/** Moves a box with its texts to another place. */
export function moveBox(box: PlacedBox, x: number, y: number): PlacedBox {
  const texts = box.texts.map((text) => ({
    ...text,
    x: text.x + x - box.x,
    baseline: text.baseline + y - box.y,
  }));
  return { ...box, x, y, texts };
}
