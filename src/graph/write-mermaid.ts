import { escapeControls } from '../terminal/escape-controls.ts';
import { labelVersion, shownRules } from './captions.ts';
import { type Edge, orderEdges } from './edges.ts';
import type { GraphVersion, TrafficGraph } from './traffic-graph.ts';

/** The colours of Mermaid, the same on a light and on a dark background. */
const classes = [
  'classDef primary fill:#e9f3fb,stroke:#0072b2,stroke-width:2px,color:#1f2328',
  'classDef candidate fill:#fff2e8,stroke:#d55e00,stroke-width:2px,color:#1f2328',
  'classDef other fill:#f3eefb,stroke:#8250df,stroke-width:2px,color:#1f2328',
  'classDef absent fill:#f6f8fa,stroke:#afb8c1,stroke-dasharray:5 4,color:#656d76',
];

/**
 * Writes the picture as a Mermaid flowchart, which GitHub and others draw inside Markdown.
 * Source of the syntax: https://mermaid.js.org/syntax/flowchart.html
 */
export function writeMermaid(graph: TrafficGraph): string {
  const { entries, route, versions } = graph;
  const entryNodes = route === null ? [] : entries;
  const order = orderEdges(graph);
  const rules = shownRules(graph, order);
  const lines = [
    'clients(["Clients"])',
    ...entryNodes.map(({ kind, name }, index) => `entry${index}[${label(kind, name)}]`),
    ...(route === null ? [] : [`route[${label(route.kind, route.name, ...route.hosts)}]`]),
    ...rules.map(({ index, rule, requests }) => `rule${index}([${label(...requests, ...rule.remarks)}])`),
    ...versions.map((version, index) => `version${index}[${describe(version, labelVersion(graph, index))}]`),
    ...entryNodes.map((_, index) => `clients --> entry${index} --> route`),
    ...(route !== null && entryNodes.length === 0 ? ['clients --> route'] : []),
    ...rules.map(({ index }) => `route --> rule${index}`),
    ...order.edges.map((edge) => writeEdge(edge, rules.length > 0)),
    ...classes,
    ...versions.map(({ role, available }, index) => `class version${index} ${available ? role : 'absent'}`),
  ];
  return `flowchart LR\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function writeEdge({ rule, version, copies, label: share }: Edge, fromRule: boolean): string {
  const source = rule === null ? 'clients' : fromRule ? `rule${rule}` : 'route';
  return `${source} ${copies ? '-.->' : '-->'}|${label(share)}| version${version}`;
}

function describe({ name, runs, objects }: GraphVersion, state: string): string {
  const kinds = [...new Set(objects.map(({ kind }) => kind))].join(', ');
  return label(state, name, ...(runs === null ? [] : [runs]), ...(kinds === '' ? [] : [kinds]));
}

/**
 * Quotes a text of several lines. Characters with a meaning in Mermaid, or in the Markdown and HTML of its labels, are
 * written as character numbers.
 */
function label(...lines: readonly string[]): string {
  return `"${lines.map((line) => Array.from(escapeControls(line), encode).join('')).join('<br/>')}"`;
}

function encode(character: string, index: number): string {
  const isPlain = /[\p{L}\p{N} ]/u.test(character) || (index > 0 && /[-.,/%]/.test(character));
  if (isPlain) return character;
  // Mermaid breaks the line at `\n` and reads a formula between two dollars. A word joiner prevents both.
  return `#${character.codePointAt(0)};${/[\\$]/.test(character) ? '#8288;' : ''}`;
}
