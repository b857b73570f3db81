import { listEdges } from './list-edges.ts';
import { nameRule } from './name-rule.ts';
import type { TrafficGraph } from './traffic-graph.ts';

/** A picture in words: the heading, then a sentence for each rule, then the versions that are not available. */
export function summarizeGraph(graph: TrafficGraph): readonly string[] {
  const { name, facts, route, versions } = graph;
  const edges = listEdges(graph);
  const targets = (rule: number | null) =>
    edges
      .filter((edge) => edge.rule === rule)
      .map(({ label, version }) => `${label} to ${versions[version]?.name ?? ''}`)
      .join(', ');
  const rules =
    route === null
      ? ['clients call each version by its own name']
      : route.rules.map(
          (rule, index) =>
            `${nameRule(rule, route).join(' ')}: ${[targets(index), ...rule.remarks].filter(Boolean).join(', ')}`,
        );
  const absent = versions.filter(({ available }) => !available).map((version) => `${version.name} is not available`);
  return [[name, ...facts].join(', '), ...rules, ...absent];
}
