import { summarizeGraph } from '../captions.ts';
import { layoutGraph } from '../layout/layout-graph.ts';
import type { PlacedBox, PlacedLine, PlacedText } from '../layout/placed.ts';
import { measureText } from '../text/measure-text.ts';
import type { TrafficGraph } from '../traffic-graph.ts';
import { darkStyle, paint, paintBoth } from './colours.ts';
import { element, lines, type Markup } from './markup.ts';

/** Fonts that operating systems bring for user interfaces. No font is loaded. */
const fontFamily =
  "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
const cornerRadius = { round: 28, card: 8, pill: 16, label: 12 };
const stripe = 6;
const striped: readonly PlacedBox['look'][] = ['primary', 'candidate', 'other'];

/** Writes the picture as SVG that loads nothing: no script, no fonts. The same graph gives the same bytes. */
export function writeSvg(graph: TrafficGraph): string {
  const { width, height, boxes, lines: arrows, labels, texts } = layoutGraph(graph);
  const summary = summarizeGraph(graph);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      width,
      height: Math.ceil(height),
      'font-family': fontFamily,
      role: 'img',
      'aria-label': summary.join('; '),
    },
    lines([
      element('desc', {}, summary.join('\n')),
      element('style', {}, darkStyle()),
      element('rect', { width, height: Math.ceil(height), ...paint('fill', 'ground') }),
      ...arrows.flatMap(writeLine),
      ...boxes.map(writeBox),
      ...labels.map(writeBox),
      ...texts.map((text) => writeText(text, 'plain')),
    ]),
    '\n',
  );
  return `${svg.markup}\n`;
}

function writeBox(box: PlacedBox): Markup {
  const { x, y, width, height, look, shape, tooltip, texts } = box;
  const radius = Math.min(cornerRadius[shape], height / 2);
  const dashes = look === 'absent' && shape === 'card' ? { 'stroke-dasharray': '5 4' } : {};
  const fill = shape === 'label' ? 'ground' : `${look}-fill`;
  const outline = { x, y, width, height, rx: radius, 'stroke-width': 1.5, ...dashes };
  return element(
    'g',
    {},
    lines([
      element('title', {}, tooltip),
      element('rect', { ...outline, ...paintBoth(fill, `${look}-stroke`) }),
      ...(shape === 'card' && striped.includes(look) ? [writeStripe(box)] : []),
      ...texts.map((text) => writeText(text, look)),
    ]),
    '\n',
  );
}

/** A bar at the left edge, with the rounded corners of the box. */
function writeStripe({ x, y, height, look }: PlacedBox): Markup {
  const radius = cornerRadius.card;
  const d = [
    `M${x + radius} ${y}`,
    `A${radius} ${radius} 0 0 0 ${x} ${y + radius}`,
    `V${y + height - radius}`,
    `A${radius} ${radius} 0 0 0 ${x + radius} ${y + height}`,
    `A${stripe + 2} ${radius} 0 0 1 ${x + stripe} ${y + height - radius}`,
    `V${y + radius}`,
    `A${stripe + 2} ${radius} 0 0 1 ${x + radius} ${y}Z`,
  ];
  return element('path', { d: d.join(''), ...paint('fill', `${look}-stroke`) });
}

function writeText({ x, baseline, text, font, tone, anchor }: PlacedText, look: PlacedBox['look']): Markup {
  return element(
    'text',
    {
      x,
      y: baseline,
      'font-size': font.size,
      ...(font.bold ? { 'font-weight': 600 } : {}),
      ...(anchor === 'middle' ? { 'text-anchor': 'middle' } : {}),
      ...fitted(text, font),
      ...paint('fill', tone === 'look' ? `${look}-text` : tone),
    },
    text,
  );
}

/**
 * If the width of letters is only estimated, sets the width of the text, so that it stays inside its box in any font.
 */
function fitted(text: string, font: PlacedText['font']): { readonly [attribute: string]: string | number } {
  const known =
    /^[\p{ASCII}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{M}…·]*$/u;
  if (known.test(text)) return {};
  return { textLength: measureText(text, font), lengthAdjust: 'spacingAndGlyphs' };
}

function writeLine(line: PlacedLine): readonly Markup[] {
  const { from, to, straightFrom, thickness, look, dashed, arrow, tooltip } = line;
  const length = arrow ? Math.max(9, thickness * 1.4) : 0;
  const half = Math.max(5, thickness * 0.9);
  const middle = (from.x + straightFrom) / 2;
  const bend =
    from.y === to.y ? '' : `C${n(middle)} ${n(from.y)} ${n(middle)} ${n(to.y)} ${n(straightFrom)} ${n(to.y)}`;
  const d = `M${n(from.x)} ${n(from.y)}${bend}H${n(to.x - length + 1)}`;
  const title = tooltip === '' ? [] : [element('title', {}, tooltip)];
  const dashes = dashed ? { 'stroke-dasharray': '8 5' } : {};
  const path = { d, fill: 'none', 'stroke-width': thickness, ...dashes, ...paint('stroke', `${look}-stroke`) };
  const head = `M${n(to.x)} ${n(to.y)}L${n(to.x - length)} ${n(to.y - half)}V${n(to.y + half)}Z`;
  return [
    element('path', path, ...title),
    ...(arrow ? [element('path', { d: head, ...paint('fill', `${look}-stroke`) })] : []),
  ];
}

function n(number: number): string {
  return String(Math.round(number * 100) / 100);
}
