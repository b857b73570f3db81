import { formatPercent } from '../routing/summary/format-percent.ts';
import type { GraphRule, TrafficGraph } from './traffic-graph.ts';

/** One arrow from a rule of the route to a version. Without a route it comes from the clients, and `rule` is null. */
export interface Edge {
  readonly rule: number | null;
  readonly version: number;
  /** Null without a route. */
  readonly percent: number | null;
  /** Whether it stands for copies of requests, whose answers are dropped. */
  readonly copies: boolean;
  /** The text at the arrow. */
  readonly label: string;
}

/** All arrows to versions, rule by rule: first to the versions that answer, then to those that get copies. */
export function listEdges(graph: TrafficGraph): readonly Edge[] {
  if (graph.route === null) return graph.versions.flatMap(directEdge);
  return graph.route.rules.flatMap(edgesOfRule);
}

function directEdge({ available, host }: TrafficGraph['versions'][number], version: number): readonly Edge[] {
  return available ? [{ rule: null, version, percent: null, copies: false, label: host }] : [];
}

function edgesOfRule({ shares, copies }: GraphRule, rule: number): readonly Edge[] {
  return [
    ...shares.map((share) => ({ rule, ...share, copies: false, label: formatPercent(share.percent / 100) })),
    ...copies.map((share) => ({
      rule,
      ...share,
      copies: true,
      label: `copies of ${formatPercent(share.percent / 100)}`,
    })),
  ];
}

/** The order in which a picture shows rules and arrows. */
export interface EdgeOrder {
  /** The rules by index, from the top down. */
  readonly rules: readonly number[];
  /** All arrows, by version; those to the same version by rule, from the top down. */
  readonly edges: readonly Edge[];
}

/** Puts each rule at the mean height of its versions, so that few arrows cross. */
export function orderEdges(graph: TrafficGraph): EdgeOrder {
  const edges = listEdges(graph);
  const heights = (graph.route?.rules ?? []).map((_, rule) => meanHeight(edges, rule, ({ version }) => version));
  const rules = heights.map((_, rule) => rule).sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0));
  const place = (edge: Edge) => (edge.rule === null ? 0 : rules.indexOf(edge.rule));
  return { rules, edges: [...edges].sort((one, other) => one.version - other.version || place(one) - place(other)) };
}

/** The mean height of a rule's arrows to the versions that answer or, if none answers, to those that get copies. */
export function meanHeight(edges: readonly Edge[], rule: number, heightOf: (edge: Edge) => number): number | undefined {
  const own = edges.filter((edge) => edge.rule === rule);
  const answering = own.filter(({ copies }) => !copies);
  const heights = (answering.length > 0 ? answering : own).map(heightOf);
  return heights.length === 0 ? undefined : heights.reduce((sum, height) => sum + height, 0) / heights.length;
}
