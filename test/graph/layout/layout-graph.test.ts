import { describe, expect, it } from 'vitest';
import { layoutGraph } from '../../../src/graph/layout/layout-graph.ts';
import type { Layout, PlacedBox } from '../../../src/graph/layout/placed.ts';
import { measureText } from '../../../src/graph/text/measure-text.ts';
import { fc } from '../../fast-check.ts';
import { arbitraryGraph } from '../arbitrary-graph.ts';
import { sampleGraph, sampleGraphs, sampleVersions, sharing } from '../sample-graphs.ts';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Rounded sums do not count as an overlap. */
const slack = 0.01;

function isInside(inner: Area, outer: Area): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function overlap(one: Area, other: Area): boolean {
  return (
    one.x < other.x + other.width - slack &&
    other.x < one.x + one.width - slack &&
    one.y < other.y + other.height - slack &&
    other.y < one.y + one.height - slack
  );
}

/** The largest area of a text: letters reach a little below their base line. */
function areaOf({ x, baseline, text, font, anchor }: Layout['texts'][number]): Area {
  const width = measureText(text, font);
  const left = anchor === 'middle' ? x - width / 2 : x;
  return { x: left, y: baseline - font.size, width, height: font.size * 1.25 };
}

/** The faults of a layout, in words. */
function troublesOf(layout: Layout): readonly string[] {
  const sheet = { x: 0, y: 0, width: layout.width, height: layout.height };
  const boxes = [...layout.boxes, ...layout.labels];
  return [
    ...boxes.filter((box) => !isInside(box, sheet)).map(({ tooltip }) => `off the sheet: ${tooltip}`),
    ...boxes.flatMap((box) => troublesInside(box)),
    ...pairs(boxes).flatMap(([one, other]) => (overlap(one, other) ? [`${one.tooltip} covers ${other.tooltip}`] : [])),
    ...withAreas(layout.texts).flatMap(({ text, area }) => [
      ...(isInside(area, sheet) ? [] : [`off the sheet: ${text}`]),
      ...boxes.filter((box) => overlap(area, box)).map((box) => `${box.tooltip} covers ${text}`),
    ]),
    ...layout.lines.flatMap(({ from, to, straightFrom, tooltip }) => {
      const isForward = (from.x < straightFrom || from.y === to.y) && straightFrom <= to.x;
      return isForward ? [] : [`an arrow goes back: ${tooltip}`];
    }),
  ];
}

function troublesInside(box: PlacedBox): readonly string[] {
  const texts = withAreas(box.texts);
  return [
    ...texts.flatMap(({ text, area }) => (isInside(area, box) ? [] : [`leaves its box: ${text}`])),
    ...pairs(texts).flatMap(([one, other]) =>
      overlap(one.area, shrunk(other.area)) ? [`${one.text} covers ${other.text}`] : [],
    ),
  ];
}

/** Measuring a text takes longer than comparing areas. */
function withAreas(texts: Layout['texts']): readonly { readonly text: string; readonly area: Area }[] {
  return texts.map((text) => ({ text: text.text, area: areaOf(text) }));
}

function pairs<T>(things: readonly T[]): readonly (readonly [T, T])[] {
  return things.flatMap((one, index) => things.slice(index + 1).map((other) => [one, other] as const));
}

/** Lines of text may touch. */
function shrunk({ x, y, width, height }: Area): Area {
  return { x, y: y + 4, width, height: height - 8 };
}

describe('boxes do not overlap, and all text is inside its box and the picture', () => {
  it.each(Object.entries(sampleGraphs))('%s', (_, graph) => {
    expect(troublesOf(layoutGraph(graph))).toEqual([]);
  });

  it('with any texts', () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        expect(troublesOf(layoutGraph(graph))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the places', () => {
  const columns = (boxes: readonly PlacedBox[]) => new Set(boxes.map(({ x }) => x)).size;

  it('a single rule for all requests has no box', () => {
    expect(columns(layoutGraph(sampleGraphs['blue-green'] as never).boxes)).toBe(4);
    expect(columns(layoutGraph(sampleGraphs.canary as never).boxes)).toBe(5);
    expect(columns(layoutGraph(sampleGraphs.none as never).boxes)).toBe(2);
  });

  it('the versions form a column of equal widths with the primary at the top', () => {
    const cards = layoutGraph(sampleGraphs.ten as never).boxes.slice(-10);
    expect(cards.map(({ tooltip }) => tooltip.split(':')[0])).toEqual(sampleVersions(10).map(({ name }) => name));
    expect(columns(cards)).toBe(1);
    expect(new Set(cards.map(({ width }) => width)).size).toBe(1);
    expect(cards.every((card, index) => index === 0 || card.y > (cards[index - 1]?.y ?? 0))).toBe(true);
  });

  it('a wider arrow is a larger share, and copies are dashed', () => {
    const lines = (graph: Parameters<typeof layoutGraph>[0]) =>
      layoutGraph(graph).lines.filter(({ look, tooltip }) => look !== 'plain' && tooltip !== '');
    const [seventy, thirty] = lines(sampleGraphs['blue-green'] as never);
    expect(seventy?.thickness).toBeGreaterThan(thirty?.thickness ?? Number.POSITIVE_INFINITY);
    expect(lines(sampleGraphs.mirror as never).map(({ dashed }) => dashed)).toEqual([false, true, true]);
  });

  it('a version without requests has the label 0 % and no arrow', () => {
    const layout = layoutGraph(sampleGraph(sampleVersions(3, [2]), [sharing([100])]));
    expect(layout.labels.map(({ tooltip }) => tooltip)).toEqual(['100 %', '0 %', '0 %']);
    expect(layout.boxes.slice(-3).map(({ look }) => look)).toEqual(['primary', 'candidate', 'absent']);
  });
});
