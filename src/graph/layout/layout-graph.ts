import { listEdges, orderEdges } from '../edges.ts';
import { shortenText } from '../text/fit-text.ts';
import { fonts, measureText } from '../text/measure-text.ts';
import type { TrafficGraph } from '../traffic-graph.ts';
import { moveBox } from './build-box.ts';
import { placeArrows } from './place-arrows.ts';
import { placeBoxes } from './place-boxes.ts';
import type { Layout, PlacedBox, PlacedLine, PlacedText } from './placed.ts';

const margin = 32;
/** From the upper margin to the boxes. */
const headingHeight = 72;
const legendHeight = 34;
/** The length of a sample arrow in the legend, and the space after it. */
const sample = 44;
const gap = 10;

/**
 * Places everything that a picture shows. The columns from left to right are the clients, the gateways, the route, its
 * rules if they have conditions, and the versions with the primary at the top.
 */
export function layoutGraph(graph: TrafficGraph): Layout {
  const order = orderEdges(graph);
  const placed = placeBoxes(graph, order);
  const { lines, labels } = placeArrows(graph, order, placed);
  const boxes = [placed.clients, ...placed.entries, ...placed.route, ...placed.rules, ...placed.versions];
  const all = [...boxes, ...labels];
  const top = Math.min(...all.map(({ y }) => y));
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  const down = margin + headingHeight - top;
  const width = Math.max(...all.map((box) => box.x + box.width)) + 2 * margin;
  const legendTop = bottom + down + 36;
  const explained = legend(graph, margin, legendTop);
  return {
    width,
    height: legendTop + legendHeight,
    boxes: boxes.map((box) => lower(box, down)),
    lines: [...lines.map((line) => lowerLine(line, down)), ...explained.lines],
    labels: labels.map((label) => lower(label, down)),
    texts: [...headingTexts(graph, margin, width - 2 * margin), ...explained.texts],
  };
}

function lower(box: PlacedBox, down: number): PlacedBox {
  return moveBox(box, box.x + margin, box.y + down);
}

function lowerLine(line: PlacedLine, down: number): PlacedLine {
  return {
    ...line,
    from: { x: line.from.x + margin, y: line.from.y + down },
    to: { x: line.to.x + margin, y: line.to.y + down },
    straightFrom: line.straightFrom + margin,
  };
}

/** The name of the application, and the facts below it. */
function headingTexts({ name, facts }: TrafficGraph, x: number, width: number): readonly PlacedText[] {
  return [
    {
      x,
      baseline: 50,
      text: shortenText(name, fonts.heading, width),
      font: fonts.heading,
      tone: 'strong',
      anchor: 'start',
    },
    {
      x,
      baseline: 74,
      text: shortenText(facts.join(' · '), fonts.text, width),
      font: fonts.text,
      tone: 'muted',
      anchor: 'start',
    },
  ];
}

/** The meaning of each kind of arrow in the picture, in one row. */
function legend(graph: TrafficGraph, x: number, y: number): Pick<Layout, 'lines' | 'texts'> {
  const edges = listEdges(graph);
  const shared = edges.some(({ percent, copies }) => percent !== null && percent < 100 && !copies);
  const entries = [
    { dashed: false, text: shared ? 'requests (a wider arrow is a larger share)' : 'requests' },
    ...(edges.some(({ copies }) => copies)
      ? [{ dashed: true, text: 'copies of requests (responses are dropped)' }]
      : []),
  ];
  let left = x;
  const placed = entries.map(({ dashed, text }) => {
    const start = left;
    left += sample + gap + measureText(text, fonts.small) + 28;
    return { start, dashed, text };
  });
  return {
    lines: placed.map(({ start, dashed, text }) => ({
      from: { x: start, y },
      to: { x: start + sample, y },
      straightFrom: start,
      thickness: dashed ? 2.5 : 3,
      look: 'plain',
      dashed,
      arrow: true,
      tooltip: text,
    })),
    texts: placed.map(({ start, text }) => ({
      x: start + sample + gap,
      baseline: y + 4,
      text,
      font: fonts.small,
      tone: 'muted',
      anchor: 'start',
    })),
  };
}
