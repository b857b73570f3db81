import type { Data } from '../../src/values/data.ts';
import { fc } from '../fast-check.ts';

/** Values as they are written: the same key may stand in a map twice. */
export type Written = WrittenMap | WrittenList | { readonly kind: 'scalar'; readonly value: unknown };
interface WrittenMap {
  readonly kind: 'map';
  readonly entries: [key: string, value: Written][];
}
interface WrittenList {
  readonly kind: 'list';
  readonly items: Written[];
}

/** One mistake. The numbers choose among the places where it can be made. */
interface Mutation {
  readonly kind: 'rename' | 'move' | 'retype' | 'duplicate' | 'remove';
  readonly place: number;
  readonly target: number;
  readonly value: Data;
  readonly spelling: (key: string) => string;
}

const spellings: readonly ((key: string) => string)[] = [
  (key) => key.slice(1),
  (key) => key.slice(0, -1),
  (key) => `${key}s`,
  (key) => `${key.slice(0, 1)}${key}`,
  (key) => key.replace(/^(.*)(.)(.)$/, '$1$3$2'),
  (key) => key.toUpperCase(),
  (key) => `x-${key}`,
  () => '__proto__',
  () => 'constructor',
  () => '',
];

const replacements: readonly Data[] = [
  ...[5, -1, 1.5, true, null, '', 'text', '__proto__', 'toString', 'a: b', '{{', 'x'.repeat(300)],
  ...[[], [null], [{}], [[]], {}, { a: 1 }, { '': {} }],
];

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('rename', 'move', 'retype', 'duplicate', 'remove'),
  place: fc.nat(),
  target: fc.nat(),
  value: fc.constantFrom(...replacements),
  spelling: fc.constantFrom(...spellings),
});

/** Two to five mistakes. */
export const mutations = fc.array(mutation, { minLength: 2, maxLength: 5 });

/** The text of values with mistakes, in JSON, which is YAML. */
export function mutate(values: Data, mistakes: readonly Mutation[]): string {
  const written = toWritten(values);
  for (const mistake of mistakes) make(mistake, written);
  return write(written);
}

function toWritten(value: unknown): Written {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(toWritten) };
  if (typeof value !== 'object' || value === null) return { kind: 'scalar', value };
  return { kind: 'map', entries: Object.entries(value).map(([key, item]) => [key, toWritten(item)]) };
}

function write(node: Written): string {
  if (node.kind === 'scalar') return JSON.stringify(node.value);
  if (node.kind === 'list') return `[${node.items.map(write).join(', ')}]`;
  return `{${node.entries.map(([key, item]) => `${JSON.stringify(key)}: ${write(item)}`).join(', ')}}`;
}

/** All maps in which something stands, those that are closest to the top most often. */
function mapsIn(node: Written): readonly WrittenMap[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(mapsIn);
  return [node, ...node.entries.flatMap(([, item]) => mapsIn(item))];
}

function make({ kind, place, target, value, spelling }: Mutation, whole: Written): void {
  const maps = mapsIn(whole);
  const places = maps.flatMap((map) => map.entries.map((entry) => ({ map, entry })));
  const chosen = places[place % places.length];
  const other = maps[target % maps.length];
  if (chosen === undefined || other === undefined) return;
  const { map, entry } = chosen;
  const index = map.entries.indexOf(entry);
  switch (kind) {
    case 'rename':
      entry[0] = spelling(entry[0]);
      break;
    case 'retype':
      entry[1] = toWritten(value);
      break;
    case 'duplicate':
      map.entries.push([entry[0], toWritten(value)]);
      break;
    case 'remove':
      map.entries.splice(index, 1);
      break;
    case 'move':
      map.entries.splice(index, 1);
      // Not into itself.
      if (!mapsIn(entry[1]).includes(other)) other.entries.push(entry);
  }
}
