import { shownRules } from '../captions.ts';
import type { EdgeOrder } from '../edges.ts';
import type { TrafficGraph } from '../traffic-graph.ts';
import { type ArrowLabels, arrowLabels } from './arrow-labels.ts';
import { clientsBox, entryBox, routeBox, ruleBox, versionBox } from './boxes.ts';
import { moveBox } from './build-box.ts';
import { alignWidths, placeColumn, rowGap } from './columns.ts';
import type { PlacedBox } from './placed.ts';

/** The boxes at their places. The first version begins at height 0, the leftmost box at 0. */
export interface PlacedBoxes {
  readonly clients: PlacedBox;
  readonly entries: readonly PlacedBox[];
  /** One or none. */
  readonly route: readonly PlacedBox[];
  /** From the top down. Empty if the only rule takes all requests. */
  readonly rules: readonly PlacedBox[];
  readonly versions: readonly PlacedBox[];
  /** The labels of the arrows, and of the versions without an arrow. */
  readonly labels: ArrowLabels;
}

/** Space between columns that plain arrows connect. */
const gap = 54;
/** Space for the bends of arrows to the versions: at least, and for each pixel of the height. */
const bend = { least: 100, perPixel: 0.06 };
/** Space for the head of the arrow, between its label and the version. */
const head = 26;
/** The distance between the ends of two arrows at the same version. */
const portStep = 34;

export function placeBoxes(graph: TrafficGraph, order: EdgeOrder): PlacedBoxes {
  const { route } = graph;
  const versions = stack(
    alignWidths(
      graph.versions.map((version, index) => versionBox(version, graph.versions.length, roomFor(order, index))),
    ),
  );
  const labels = arrowLabels(graph, order, versions, portStep);
  const last = versions.at(-1);
  const middle = last === undefined ? 0 : (last.y + last.height) / 2;
  let x = 0;
  const column = (boxes: readonly PlacedBox[], middles: readonly number[], after: number) => {
    const placed = placeColumn(alignWidths(boxes), x, middles);
    if (placed[0] !== undefined) x += placed[0].width + after;
    return placed;
  };
  const centred = (boxes: readonly PlacedBox[]) =>
    column(
      boxes,
      boxes.map(() => middle),
      gap,
    );
  const clients = centred([clientsBox()])[0] as PlacedBox;
  const entries = centred(route === null ? [] : graph.entries.map(entryBox));
  const routes = centred(route === null ? [] : [routeBox(route)]);
  const rules = shownRules(graph, order).map(ruleBox);
  const placedRules = column(
    rules,
    order.rules.map((rule) => labels.middleOfRule(rule) ?? middle),
    gap,
  );
  const labelX = x - gap + Math.round(bend.least + 2 * middle * bend.perPixel);
  const versionX = labelX + labels.width + head;
  return {
    clients,
    entries,
    route: routes,
    rules: placedRules,
    versions: versions.map((box) => moveBox(box, versionX, box.y)),
    labels: labels.at(labelX),
  };
}

function roomFor(order: EdgeOrder, version: number): number {
  return order.edges.filter((edge) => edge.version === version).length * portStep + 16;
}

function stack(boxes: readonly PlacedBox[]): readonly PlacedBox[] {
  let top = 0;
  return boxes.map((box) => {
    const placed = moveBox(box, 0, top);
    top += box.height + rowGap;
    return placed;
  });
}
