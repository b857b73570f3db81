import { type Edge, listEdges } from './list-edges.ts';
import type { TrafficGraph } from './traffic-graph.ts';

/** The order in which a picture shows rules and arrows, chosen so that few arrows cross. */
export interface EdgeOrder {
  /** The rules by index, from the top down. */
  readonly rules: readonly number[];
  /** All arrows, by version; those into one version by rule, from the top down. */
  readonly edges: readonly Edge[];
}

/** Each rule stands as high as the versions that it goes to, in the mean; who answers counts, else who gets copies. */
export function orderEdges(graph: TrafficGraph): EdgeOrder {
  const edges = listEdges(graph);
  const heights = (graph.route?.rules ?? []).map((_, rule) => {
    const own = edges.filter((edge) => edge.rule === rule);
    const answering = own.filter(({ copies }) => !copies);
    return mean((answering.length > 0 ? answering : own).map(({ version }) => version));
  });
  const rules = heights.map((_, rule) => rule).sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0));
  const place = (edge: Edge) => (edge.rule === null ? 0 : rules.indexOf(edge.rule));
  return { rules, edges: [...edges].sort((one, other) => one.version - other.version || place(one) - place(other)) };
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
