import { escapeControls } from '../terminal/escape-controls.ts';
import { labelVersion, shownRules } from './captions.ts';
import { type Edge, orderEdges } from './edges.ts';
import type { GraphVersion, TrafficGraph } from './traffic-graph.ts';

const looks = {
  primary: 'fillcolor="#e9f3fb" color="#0072b2" penwidth=2',
  candidate: 'fillcolor="#fff2e8" color="#d55e00" penwidth=2',
  other: 'fillcolor="#f3eefb" color="#8250df" penwidth=2',
  absent: 'style="rounded,dashed,filled" color="#afb8c1" fontcolor="#656d76"',
};
const edgeColours = { primary: '#0072b2', candidate: '#d55e00', other: '#8250df' };

/**
 * Writes the picture as a graph for Graphviz.
 * Source of the syntax: https://graphviz.org/doc/info/lang.html
 */
export function writeDot(graph: TrafficGraph): string {
  const { name, facts, entries, route, versions } = graph;
  const entryNodes = route === null ? [] : entries;
  const order = orderEdges(graph);
  const rules = shownRules(graph, order);
  const lines = [
    'rankdir=LR',
    'labelloc=t',
    'fontname="sans-serif"',
    `label=${quote(name, facts.join(' · '))}`,
    'node [shape=box style="rounded,filled" fillcolor="#f6f8fa" color="#818b98" fontname="sans-serif" fontsize=12]',
    'edge [color="#818b98" fontname="sans-serif" fontsize=11]',
    'clients [label="Clients" shape=oval]',
    ...entryNodes.map(({ kind, name: entry }, index) => `entry${index} [label=${quote(kind, entry)}]`),
    ...(route === null ? [] : [`route [label=${quote(route.kind, route.name, ...route.hosts)}]`]),
    ...rules.map(({ index, rule, requests }) => `rule${index} [label=${quote(...requests, ...rule.remarks)}]`),
    ...versions.map((version, index) => writeVersion(version, index, labelVersion(graph, index))),
    ...entryNodes.map((_, index) => `clients -> entry${index} -> route`),
    ...(route !== null && entryNodes.length === 0 ? ['clients -> route'] : []),
    ...rules.map(({ index }) => `route -> rule${index}`),
    ...order.edges.map((edge) => writeEdge(edge, graph, rules.length > 0)),
  ];
  return `digraph release {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

function writeEdge(edge: Edge, { versions }: TrafficGraph, fromRule: boolean): string {
  const { rule, version, percent, copies, label } = edge;
  const width = copies || percent === null ? 1.5 : 1 + (percent / 100) * 4;
  const attributes = [
    `label=${quote(label)}`,
    `penwidth=${Math.round(width * 100) / 100}`,
    `color="${edgeColours[versions[version]?.role ?? 'other']}"`,
    ...(copies ? ['style=dashed'] : []),
  ];
  const source = rule === null ? 'clients' : fromRule ? `rule${rule}` : 'route';
  return `${source} -> version${version} [${attributes.join(' ')}]`;
}

function writeVersion({ role, name, available, runs, objects }: GraphVersion, index: number, state: string): string {
  const made = objects.map((object) => `${object.kind} ${object.name}`);
  const label = quote(state, name, ...(runs === null ? [] : [runs]), ...made);
  return `version${index} [label=${label} ${looks[available ? role : 'absent']}]`;
}

/** Quotes a text of several lines. Graphviz interprets backslashes and HTML entities in it, so they are escaped. */
function quote(...lines: readonly string[]): string {
  const escaped = lines.map((line) => escapeControls(line).replace(/[\\"]/g, '\\$&').replaceAll('&', '&amp;'));
  return `"${escaped.join('\\n')}"`;
}
