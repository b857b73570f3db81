import { describeState, type ShownRule } from '../captions.ts';
import type { Edge } from '../edges.ts';
import { fitText } from '../text/fit-text.ts';
import { fonts } from '../text/measure-text.ts';
import type { Entry, GraphRoute, GraphVersion } from '../traffic-graph.ts';
import { type BoxLine, buildBox } from './build-box.ts';
import type { Look, PlacedBox } from './placed.ts';

/** How many hosts are shown by name. For more hosts their number is shown. */
const maxHosts = 3;
/** How many objects of a version get a line of their own. */
const maxObjects = 5;
/** With more versions, the objects of a version share one line. */
const maxTallVersions = 4;
/** How many lines the conditions of a rule may take. */
const maxConditionLines = 6;

export function clientsBox(): PlacedBox {
  return buildBox({
    shape: 'round',
    look: 'plain',
    lines: [{ text: 'Clients', font: fonts.name, tone: 'strong' }],
    minWidth: 96,
    maxWidth: 140,
    minHeight: 56,
    centred: true,
    tooltip: 'Clients',
  });
}

export function entryBox({ kind, name }: Entry): PlacedBox {
  return buildBox({
    shape: 'card',
    look: 'plain',
    lines: titleLines(kind, name),
    minWidth: 110,
    maxWidth: 290,
    tooltip: `${kind} ${name}`,
  });
}

export function routeBox({ kind, name, hosts }: GraphRoute): PlacedBox {
  const shown = hosts.length > maxHosts ? hosts.slice(0, maxHosts - 1) : hosts;
  const hidden = hosts.length - shown.length;
  const lines = hidden === 0 ? shown : [...shown, `and ${hidden} more hosts`];
  return buildBox({
    shape: 'card',
    look: 'plain',
    lines: [
      ...titleLines(kind, name),
      ...lines.map((text, index): BoxLine => {
        return { text, font: fonts.small, tone: 'muted', ...(index === 0 ? { gap: 6 } : {}) };
      }),
    ],
    minWidth: 150,
    maxWidth: 250,
    tooltip: [`${kind} ${name}`, ...hosts.map((host) => `host ${host}`)].join('\n'),
  });
}

export function ruleBox({ rule, requests }: ShownRule): PlacedBox {
  const maxWidth = 290;
  const lines = conditionLines(requests, maxWidth - 28);
  const tone = rule.conditions.length === 0 ? 'muted' : 'strong';
  return buildBox({
    shape: 'pill',
    look: 'plain',
    lines: [
      ...lines.map((text) => ({ text, font: fonts.text, tone }) as const),
      ...rule.remarks.map((text) => ({ text, font: fonts.small, tone: 'muted' }) as const),
    ],
    minWidth: 120,
    maxWidth,
    tooltip: [...requests, ...rule.remarks].join('\n'),
  });
}

/**
 * @param count the number of versions in the picture
 * @param minHeight the space that the arrows to this version need
 */
export function versionBox(version: GraphVersion, count: number, minHeight: number): PlacedBox {
  const { role, name, available, runs, objects } = version;
  const state = describeState(version);
  const small = (text: string): BoxLine => ({ text, font: fonts.small, tone: 'muted' });
  return buildBox({
    shape: 'card',
    look: available ? role : 'absent',
    lines: [
      { text: state, font: fonts.label, tone: 'look' },
      { text: name, font: fonts.name, tone: available ? 'strong' : 'muted' },
      ...(runs === null ? [] : [small(runs)]),
      ...(count > maxTallVersions ? objectsInShort(version) : objectLines(version)),
    ],
    minWidth: 230,
    maxWidth: 330,
    minHeight,
    tooltip: [
      `${name}: ${state}`,
      ...(runs === null ? [] : [runs]),
      ...objects.map((object) => `${object.kind} ${object.name}`),
    ].join('\n'),
  });
}

function objectLines({ objects }: GraphVersion): readonly BoxLine[] {
  const shown = objects.length > maxObjects ? objects.slice(0, maxObjects - 1) : objects;
  const more = objects.length - shown.length;
  return [
    ...shown.map(({ kind, name }, index): BoxLine => {
      const line = { term: kind, text: name, font: fonts.small, tone: 'muted' } as const;
      return index === 0 ? { ...line, gap: 6 } : line;
    }),
    ...(more === 0 ? [] : [{ text: `and ${more} more objects`, font: fonts.small, tone: 'muted' } as const]),
  ];
}

function objectsInShort({ objects }: GraphVersion): readonly BoxLine[] {
  if (objects.length === 0) return [];
  const kinds = [...new Set(objects.map(({ kind }) => kind))].join(', ');
  return [{ text: kinds, font: fonts.small, tone: 'muted' }];
}

export function edgeLabelBox({ label, copies }: Pick<Edge, 'label' | 'copies'>, look: Look): PlacedBox {
  return buildBox({
    shape: 'label',
    look,
    lines: [{ text: label, font: copies ? fonts.text : fonts.label, tone: 'look' }],
    minWidth: 40,
    maxWidth: 330,
    centred: true,
    tooltip: label,
  });
}

/** Each alternative gets one line, and more if lines are left. */
function conditionLines(alternatives: readonly string[], width: number): readonly string[] {
  const shown = alternatives.length > maxConditionLines ? alternatives.slice(0, maxConditionLines - 1) : alternatives;
  let free = maxConditionLines - alternatives.length;
  const lines = shown.flatMap((text) => {
    const wrapped = fitText(text, fonts.text, width, 1 + Math.max(0, free));
    free -= wrapped.length - 1;
    return wrapped;
  });
  const hidden = alternatives.length - shown.length;
  return hidden === 0 ? lines : [...lines, `or one of ${hidden} more conditions`];
}

function titleLines(kind: string, name: string): readonly BoxLine[] {
  return [
    { text: kind, font: fonts.small, tone: 'muted' },
    { text: name, font: fonts.name, tone: 'strong' },
  ];
}
