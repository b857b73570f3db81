import { nameRule } from './name-rule.ts';
import { orderEdges } from './order-edges.ts';
import { tellsRulesApart } from './tells-rules-apart.ts';
import type { TrafficGraph } from './traffic-graph.ts';

/** A rule that a picture shows by itself: its number in the route, and its text line by line. */
export interface RuleNode {
  readonly rule: number;
  readonly lines: readonly string[];
}

/** The rules from the top down; none where the only rule takes all requests, which goes without saying. */
export function ruleNodes(graph: TrafficGraph): readonly RuleNode[] {
  const { route } = graph;
  if (route === null || !tellsRulesApart(route)) return [];
  return orderEdges(graph).rules.flatMap((rule) => {
    const described = route.rules[rule];
    return described === undefined ? [] : [{ rule, lines: [...nameRule(described, route), ...described.remarks] }];
  });
}
