import type { GoType } from './go-value.ts';
import { type Complex, type GoMap, type Slice, typeName, type Value } from './value.ts';

/** A map in Go's order. If two keys are equal, the last one counts. */
export function goMap(keyType: GoType, pairs: readonly (readonly [key: unknown, element: unknown])[]): GoMap {
  const byKey = new Map(pairs.map(([key, element]) => [keyOf(keyType, key), { key, element }]));
  const entries = [...byKey.values()].sort((one, other) => compareKeys(keyType, one.key, other.key));
  return { entries, indexes: new Map(entries.map(({ key }, index) => [keyOf(keyType, key), index])) };
}

/** The element for a key, which is of the map's key type; undefined if there is none. */
export function lookUp(map: Value, key: unknown): Value | undefined {
  if (map.type.kind !== 'map' || map.data === null) return undefined;
  const { entries, indexes } = map.data as GoMap;
  const index = indexes.get(keyOf(map.type.key, key));
  const entry = index === undefined ? undefined : entries[index];
  return entry && { type: map.type.element, data: entry.element };
}

/** An identity that is the same only for equal keys. */
function keyOf(type: GoType, data: unknown): unknown {
  switch (type.kind) {
    case 'bool':
    case 'string':
      return data;
    case 'interface': {
      const held = data as Value | null;
      return held === null ? null : `${typeName(held.type)} ${String(keyOf(held.type, held.data))}`;
    }
    case 'float32':
    case 'float64':
      return data === 0 ? 0 : data;
    case 'complex64':
    case 'complex128':
      return `${(data as Complex).real} ${(data as Complex).imaginary}`;
    case 'array':
      return JSON.stringify((data as Slice).items.map((item) => String(keyOf(type.element, item))));
    case 'struct':
      return JSON.stringify(type.fields.map((field, index) => String(keyOf(field.type, (data as unknown[])[index]))));
    default:
      return data;
  }
}

/**
 * Numbers and texts by size, false before true, nil first.
 * Source: https://pkg.go.dev/fmt#hdr-Printing
 */
function compareKeys(type: GoType, one: unknown, other: unknown): number {
  switch (type.kind) {
    case 'interface':
      return compareHeld(one as Value | null, other as Value | null);
    case 'complex64':
    case 'complex128': {
      const [left, right] = [one as Complex, other as Complex];
      return order(left.real, right.real) || order(left.imaginary, right.imaginary);
    }
    case 'array':
      return first((one as Slice).items.map((item, at) => compareKeys(type.element, item, (other as Slice).items[at])));
    case 'struct':
      return first(
        type.fields.map((field, at) => compareKeys(field.type, (one as unknown[])[at], (other as unknown[])[at])),
      );
    default:
      return order(one as string, other as string);
  }
}

function compareHeld(one: Value | null, other: Value | null): number {
  if (one === null || other === null) return order(Number(one !== null), Number(other !== null));
  const [left, right] = [typeName(one.type), typeName(other.type)];
  return left === right ? compareKeys(one.type, one.data, other.data) : order(left, right);
}

function first(comparisons: readonly number[]): number {
  return comparisons.find((comparison) => comparison !== 0) ?? 0;
}

/** NaN before all others. */
function order<T extends string | number | bigint | boolean>(one: T, other: T): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(other)) - Number(Number.isNaN(one));
  return one < other ? -1 : one > other ? 1 : 0;
}
