import type { Edge, EdgeOrder } from '../edges.ts';
import type { TrafficGraph } from '../traffic-graph.ts';
import { lookOf } from './arrow-labels.ts';
import { middleOf } from './columns.ts';
import type { PlacedBoxes } from './place-boxes.ts';
import type { Layout, PlacedBox, PlacedLine } from './placed.ts';

const plainThickness = 2;
/** Space between arrows where they leave a box. */
const sourceGap = 4;

export function placeArrows(
  graph: TrafficGraph,
  order: EdgeOrder,
  boxes: PlacedBoxes,
): Pick<Layout, 'lines' | 'labels'> {
  const { clients, entries, route, rules, labels } = boxes;
  const before = entries.length > 0 ? entries : [clients];
  return {
    lines: [
      ...(entries.length > 0 ? fan([clients], entries) : []),
      ...fan(before, route),
      ...fan(route, rules),
      ...arrowsToVersions(graph, order, boxes),
    ],
    labels: [...labels.ofEdges, ...labels.ofOthers],
  };
}

/** Plain arrows from each box of a column to each box of the next. One of the two columns has at most one box. */
function fan(sources: readonly PlacedBox[], targets: readonly PlacedBox[]): readonly PlacedLine[] {
  return sources.flatMap((source, one) =>
    targets.map((target, other): PlacedLine => {
      const x = target.x;
      return {
        from: { x: source.x + source.width, y: spread(source, targets.length, other) },
        to: { x, y: spread(target, sources.length, one) },
        straightFrom: x - 14,
        thickness: plainThickness,
        look: 'plain',
        dashed: false,
        arrow: true,
        tooltip: '',
      };
    }),
  );
}

/** The height at which the nth of several arrows touches the side of a box. */
function spread(box: PlacedBox, count: number, nth: number): number {
  const step = Math.min(14, (box.height - 16) / Math.max(1, count - 1));
  return middleOf(box) + (nth - (count - 1) / 2) * step;
}

function arrowsToVersions(graph: TrafficGraph, order: EdgeOrder, boxes: PlacedBoxes): readonly PlacedLine[] {
  const sourceOf = (edge: Edge) =>
    (edge.rule === null ? undefined : boxes.rules[order.rules.indexOf(edge.rule)]) ?? boxes.route[0] ?? boxes.clients;
  return order.edges.flatMap((edge, index): readonly PlacedLine[] => {
    const label = boxes.labels.ofEdges[index];
    const target = boxes.versions[edge.version];
    if (label === undefined || target === undefined) return [];
    const source = sourceOf(edge);
    const siblings = order.edges.filter((other) => sourceOf(other) === source);
    return [
      {
        from: { x: source.x + source.width, y: middleOf(source) + sourceOffset(siblings, edge) },
        to: { x: target.x, y: middleOf(label) },
        straightFrom: boxes.labels.ofEdges.reduce((left, { x }) => Math.min(left, x), label.x) - 6,
        thickness: thicknessOf(edge),
        look: lookOf(graph, edge.version),
        dashed: edge.copies,
        arrow: true,
        tooltip: describe(graph, edge),
      },
    ];
  });
}

/** Arrows leave a box side by side, in the order of their ends. */
function sourceOffset(siblings: readonly Edge[], edge: Edge): number {
  const sizes = siblings.map(thicknessOf);
  const total = sizes.reduce((sum, size) => sum + size, 0) + sourceGap * (sizes.length - 1);
  const index = siblings.indexOf(edge);
  const before = sizes.slice(0, index).reduce((sum, size) => sum + size + sourceGap, 0);
  return before + thicknessOf(edge) / 2 - total / 2;
}

function thicknessOf({ percent, copies }: Edge): number {
  return copies || percent === null ? 2.5 : 2 + (percent / 100) * 8;
}

function describe(graph: TrafficGraph, { version, label, copies }: Edge): string {
  const name = graph.versions[version]?.name ?? '';
  return `${label}${copies ? ' go' : ''} to ${name}`;
}
