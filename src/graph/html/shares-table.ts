import { describeState } from '../describe-state.ts';
import { listEdges } from '../list-edges.ts';
import { nameRule } from '../name-rule.ts';
import { element, lines, type Markup } from '../svg/svg-element.ts';
import type { TrafficGraph } from '../traffic-graph.ts';

/** The numbers of a picture: a row for each version, a column for each rule of the route. */
export function sharesTable(graph: TrafficGraph): Markup {
  const { route, versions } = graph;
  const rules = route === null ? ['reached as'] : route.rules.map((rule) => nameRule(rule, route).join(' '));
  const head = ['version', 'state', ...rules].map((text) => element('th', { scope: 'col' }, text));
  const rows = versions.map((version, index) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, version.name),
      element('td', {}, describeState(version)),
      ...rules.map((_, rule) => element('td', { class: 'share' }, shareOf(graph, index, rule))),
    ),
  );
  return element(
    'table',
    {},
    element('caption', {}, 'Who gets which requests'),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, lines(rows)),
  );
}

function shareOf(graph: TrafficGraph, version: number, rule: number): string {
  const edges = listEdges(graph).filter((edge) => edge.version === version && (edge.rule ?? 0) === rule);
  if (edges.length > 0) return edges.map(({ label }) => label).join(', ');
  return graph.route === null ? 'not available' : '0 %';
}
