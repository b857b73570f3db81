import { formatPercent } from '../routing/summary/format-percent.ts';
import type { GraphRule, TrafficGraph } from './traffic-graph.ts';

/** One arrow from a rule of the route (null: from the clients, where there is no route) to a version. */
export interface Edge {
  readonly rule: number | null;
  readonly version: number;
  /** Null where nobody shares anything out. */
  readonly percent: number | null;
  /** Copies of requests, whose answers nobody sees. */
  readonly copies: boolean;
  /** What is written at it. */
  readonly label: string;
}

/** All arrows into versions, rule by rule: first who answers, then who gets copies. */
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
