import { fc } from '../fast-check.ts';
import { mistakenValues } from './mistaken-values.ts';

type Node = unknown;
type Step = string | number;

/** A mistake at a place of an object. The number chooses the place. */
interface Mistake {
  readonly kind: 'replace' | 'remove' | 'add' | 'rename' | 'repeat' | 'transplant';
  readonly place: number;
  readonly other: number;
  readonly value: Node;
  readonly key: string;
}
const keys = [
  'extra',
  'weigth',
  'namespace',
  'name',
  'port',
  'type',
  'value',
  'filters',
  'match',
  'x-own',
  '__proto__',
  'constructor',
];

const mistake: fc.Arbitrary<Mistake> = fc.record({
  kind: fc.constantFrom(
    'replace',
    'replace',
    'replace',
    'remove',
    'add',
    'rename',
    'repeat',
    'transplant',
    'transplant',
  ),
  place: fc.nat(),
  other: fc.nat(),
  value: fc.constantFrom(...mistakenValues),
  key: fc.constantFrom(...keys),
});

/** One of some objects with one to three mistakes, or with none. */
export function mutatedObjects<T extends object>(seeds: readonly T[]): fc.Arbitrary<T> {
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(mistake, { minLength: 0, maxLength: 3 }))
    .map(([seed, mistakes]) => mistakes.reduce<T>((object, one) => make(one, object), structuredClone(seed)));
}

function make<T extends object>({ kind, place, other, value, key }: Mistake, object: T): T {
  const places = placesIn((object as { spec?: Node }).spec, ['spec']);
  const path = places[place % places.length] ?? ['spec'];
  const parent = path.slice(0, -1).reduce<Node>((node, step) => (node as Record<Step, Node>)[step], object) as Record<
    Step,
    Node
  >;
  const last = path.at(-1) ?? 'spec';
  const found = parent[last];
  switch (kind) {
    case 'replace':
      parent[last] = structuredClone(value);
      break;
    case 'remove':
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
      break;
    case 'add':
      if (Array.isArray(found)) found.push(structuredClone(value));
      else if (typeof found === 'object' && found !== null) define(found, key, structuredClone(value));
      break;
    case 'rename':
      if (Array.isArray(parent) || path.length < 2) break;
      delete parent[last];
      define(parent, place % 2 === 0 ? key : `${String(last)}s`, found);
      break;
    case 'repeat':
      if (Array.isArray(found)) {
        const count = [2, 3, 17, 33, 65][other % 5] ?? 2;
        const items = [...found];
        if (items.length > 0)
          while (found.length < count) found.push(structuredClone(items[found.length % items.length]));
      }
      break;
    case 'transplant': {
      const source = places[other % places.length] ?? [];
      const part = source.reduce<Node>((node, step) => (node as Record<Step, Node>)[step], object);
      parent[last] = structuredClone(part);
    }
  }
  return object;
}

/** Also `__proto__` becomes a key like others. */
function define(map: object, key: string, value: Node): void {
  Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
}

function placesIn(node: Node, path: readonly Step[]): readonly (readonly Step[])[] {
  if (typeof node !== 'object' || node === null) return [path];
  const entries: readonly (readonly [Step, Node])[] = Array.isArray(node)
    ? node.map((item, index) => [index, item] as const)
    : Object.entries(node);
  return [path, ...entries.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}
