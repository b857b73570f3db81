import { type EdgeOrder, meanHeight } from '../edges.ts';
import type { TrafficGraph } from '../traffic-graph.ts';
import { edgeLabelBox } from './boxes.ts';
import { moveBox } from './build-box.ts';
import { middleOf } from './columns.ts';
import type { Look, PlacedBox } from './placed.ts';

/** The labels of the arrows, in a column of their own before the versions. */
export interface ArrowLabels {
  /** The label of each arrow, in the order of the arrows. */
  readonly ofEdges: readonly PlacedBox[];
  /** The label `0 %` of each version without an arrow. */
  readonly ofOthers: readonly PlacedBox[];
  readonly width: number;
  /** The mean height of the ends of a rule's arrows. */
  readonly middleOfRule: (rule: number) => number | undefined;
  readonly at: (x: number) => ArrowLabels;
}

/** @param portStep the distance between the ends of two arrows at the same version */
export function arrowLabels(
  graph: TrafficGraph,
  { edges }: EdgeOrder,
  versions: readonly PlacedBox[],
  portStep: number,
): ArrowLabels {
  const plain = edges.map((edge) => edgeLabelBox(edge, lookOf(graph, edge.version)));
  const zeros =
    graph.route === null
      ? []
      : versions.flatMap((box, version) => {
          if (edges.some((edge) => edge.version === version)) return [];
          return [{ label: edgeLabelBox({ label: '0 %', copies: false }, 'absent'), middle: middleOf(box) }];
        });
  const width = Math.max(0, ...plain.map((label) => label.width), ...zeros.map(({ label }) => label.width));
  const heights = edges.map(({ version }, index) => {
    const own = edges.filter((edge) => edge.version === version);
    const nth = edges.slice(0, index).filter((edge) => edge.version === version).length;
    const box = versions[version];
    return (box === undefined ? 0 : middleOf(box)) + (nth - (own.length - 1) / 2) * portStep;
  });
  const place = (label: PlacedBox, x: number, middle: number) =>
    moveBox(label, x + Math.round((width - label.width) / 2), middle - label.height / 2);
  const at = (x: number): ArrowLabels => ({
    ofEdges: plain.map((label, index) => place(label, x, heights[index] ?? 0)),
    ofOthers: zeros.map(({ label, middle }) => place(label, x, middle)),
    width,
    middleOfRule: (rule) => meanHeight(edges, rule, (edge) => heights[edges.indexOf(edge)] ?? 0),
    at,
  });
  return at(0);
}

export function lookOf(graph: TrafficGraph, version: number): Look {
  const found = graph.versions[version];
  return found === undefined || !found.available ? 'absent' : found.role;
}
