import { type EdgeOrder, listEdges } from './edges.ts';
import type { GraphRoute, GraphRule, GraphVersion, TrafficGraph } from './traffic-graph.ts';

/** The whole picture in words: the heading, one line for each rule, then the versions that are not available. */
export function summarizeGraph(graph: TrafficGraph): readonly string[] {
  const { name, facts, route, versions } = graph;
  const edges = listEdges(graph);
  const targets = (rule: number) =>
    edges
      .filter((edge) => edge.rule === rule)
      .map(({ label, version }) => `${label} to ${versions[version]?.name ?? ''}`)
      .join(', ');
  const rules =
    route === null
      ? ['clients call each version by its own name']
      : route.rules.map(
          (rule, index) =>
            `${requestsOfRule(rule, route).join(' ')}: ${[targets(index), ...rule.remarks].filter(Boolean).join(', ')}`,
        );
  const absent = versions.filter(({ available }) => !available).map((version) => `${version.name} is not available`);
  return [[name, ...facts].join(', '), ...rules, ...absent];
}

/**
 * A rule that the picture shows: its number in the route, and which requests it takes, one line for each alternative.
 */
export interface ShownRule {
  readonly index: number;
  readonly rule: GraphRule;
  readonly requests: readonly string[];
}

/** The rules to show, from the top down. A route whose only rule takes all requests has none: the arrows say it all. */
export function shownRules({ route }: TrafficGraph, order: EdgeOrder): readonly ShownRule[] {
  if (route === null) return [];
  const onlyTakesAll = route.rules.every(({ conditions, remarks }) => conditions.length + remarks.length === 0);
  if (route.rules.length < 2 && onlyTakesAll) return [];
  return order.rules.flatMap((index) => {
    const rule = route.rules[index];
    return rule === undefined ? [] : [{ index, rule, requests: requestsOfRule(rule, route) }];
  });
}

/** Which requests a rule takes, one line for each alternative. The lines after the first continue the first. */
export function requestsOfRule({ conditions }: GraphRule, { rules }: GraphRoute): readonly string[] {
  if (conditions.length === 0) return [rules.length > 1 ? 'all other requests' : 'all requests'];
  return conditions.map((condition, index) => (index === 0 ? condition : `or ${condition}`));
}

/**
 * The state of a version for text formats, with `0 %` if it gets no requests: a drawing shows this by a missing arrow.
 */
export function labelVersion(graph: TrafficGraph, index: number): string {
  const version = graph.versions[index];
  if (version === undefined) return '';
  const getsNothing = graph.route !== null && listEdges(graph).every((edge) => edge.version !== index);
  return `${describeState(version)}${getsNothing ? ', 0 %' : ''}`;
}

/** The role of a version and whether it is available, in words: some readers cannot tell the colours apart. */
export function describeState({ role, available }: GraphVersion): string {
  const word = role === 'other' ? 'outside the release' : role;
  return available ? word : `${word}, not available`;
}
