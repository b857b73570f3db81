import { orderEdges } from '../order-edges.ts';
import type { TrafficGraph } from '../traffic-graph.ts';
import { headingHeight, headingTexts } from './heading.ts';
import { legend } from './legend.ts';
import { moveBox } from './move-box.ts';
import { placeArrows } from './place-arrows.ts';
import { placeBoxes } from './place-boxes.ts';
import type { Layout, PlacedBox, PlacedLine } from './placed.ts';

const margin = 32;
const legendHeight = 34;

/**
 * Places everything that a picture shows: columns from left to right, clients, gateways, the route, its rules where
 * there are conditions, and the versions, of which the first is at the top.
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
