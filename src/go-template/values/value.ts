import type { Bytes } from '../text/bytes.ts';
import type { GoType } from './go-value.ts';

/**
 * A Go value with its type. The kind of the type decides what `data` is:
 * bool: boolean; string: Bytes; integers: bigint; floats: number; complex: Complex; interface: Value or null;
 * slice: Slice or null; array: Slice; map: GoMap or null; pointer: Value or null; struct: the data of its fields.
 * Elements are data of the element type.
 */
export interface Value {
  readonly type: GoType;
  readonly data: unknown;
}

/** The value of an expression; null is Go's untyped nil or a missing value. */
export type Optional = Value | null;

export interface Complex {
  readonly real: number;
  readonly imaginary: number;
}

/** A part of a list; `slice` can extend it again up to its capacity. */
export interface Slice {
  readonly items: readonly unknown[];
  readonly start: number;
  readonly length: number;
  readonly capacity: number;
}

export interface GoMap {
  /** In the order in which Go prints and ranges over them. */
  readonly entries: readonly { readonly key: unknown; readonly element: unknown }[];
  readonly indexes: ReadonlyMap<unknown, number>;
}

export const int = (data: number | bigint): Value => ({ type: { kind: 'int' }, data: BigInt(data) });
export const bool = (data: boolean): Value => ({ type: { kind: 'bool' }, data });
export const float = (data: number): Value => ({ type: { kind: 'float64' }, data });
export const string = (data: Bytes): Value => ({ type: { kind: 'string' }, data });

export function isNilable({ kind }: GoType): boolean {
  return kind === 'interface' || kind === 'map' || kind === 'pointer' || kind === 'slice';
}

export function isNil(value: Optional): boolean {
  return value === null || (isNilable(value.type) && value.data === null);
}

/** The value in an interface. */
export function unwrap(value: Optional): Optional {
  return value?.type.kind === 'interface' ? (value.data as Optional) : value;
}

/** Follows pointers and interfaces to a value, or to the first one that is nil. */
export function indirect(value: Optional): Optional {
  let current = value;
  while (current !== null && (current.type.kind === 'pointer' || current.type.kind === 'interface')) {
    if (current.data === null) return current;
    current =
      current.type.kind === 'pointer'
        ? { type: current.type.element, data: (current.data as Value).data }
        : (current.data as Value);
  }
  return current;
}

/** The elements of a slice or array; none of a nil slice. */
export function elementsOf(value: Value): readonly Value[] {
  if (value.type.kind !== 'slice' && value.type.kind !== 'array') return [];
  const { element } = value.type;
  const slice = value.data as Slice | null;
  if (slice === null) return [];
  return slice.items.slice(slice.start, slice.start + slice.length).map((data) => ({ type: element, data }));
}

export function entriesOf(value: Value): readonly { readonly key: Value; readonly element: Value }[] {
  if (value.type.kind !== 'map') return [];
  const { key, element } = value.type;
  const entries = (value.data as GoMap | null)?.entries ?? [];
  return entries.map((entry) => ({
    key: { type: key, data: entry.key },
    element: { type: element, data: entry.element },
  }));
}

/** The number of elements, entries or bytes; undefined for other types. */
export function lengthOf({ type, data }: Value): number | undefined {
  switch (type.kind) {
    case 'string':
      return (data as Bytes).length;
    case 'slice':
    case 'array':
      return (data as Slice | null)?.length ?? 0;
    case 'map':
      return (data as GoMap | null)?.entries.length ?? 0;
    default:
      return undefined;
  }
}

/** Whether `if` counts a value as true: it is not zero and not empty. A struct is always true. */
export function isTrue(value: Optional): boolean {
  const held = unwrap(value);
  if (held === null) return false;
  const { type, data } = held;
  switch (type.kind) {
    case 'bool':
      return data as boolean;
    case 'struct':
      return true;
    case 'pointer':
      return data !== null;
    case 'string':
    case 'slice':
    case 'array':
    case 'map':
      return (lengthOf(held) ?? 0) > 0;
    case 'complex64':
    case 'complex128':
      return (data as Complex).real !== 0 || (data as Complex).imaginary !== 0;
    default:
      return typeof data === 'bigint' ? data !== 0n : data !== 0;
  }
}

/** A type as Go prints it. */
export function typeName(type: GoType): string {
  switch (type.kind) {
    case 'interface':
      return 'interface {}';
    case 'slice':
      return `[]${typeName(type.element)}`;
    case 'array':
      return `[${type.length}]${typeName(type.element)}`;
    case 'pointer':
      return `*${typeName(type.element)}`;
    case 'map':
      return `map[${typeName(type.key)}]${typeName(type.element)}`;
    case 'struct': {
      if (type.name !== undefined) return type.name;
      const fields = type.fields.map((field) => `${field.name} ${typeName(field.type)}`);
      return fields.length === 0 ? 'struct {}' : `struct { ${fields.join('; ')} }`;
    }
    default:
      return type.kind;
  }
}

export function sameType(one: GoType, other: GoType): boolean {
  return one === other || (one.kind === other.kind && typeName(one) === typeName(other));
}

/** Whether values of a type can be compared with ==. */
export function isComparable(type: GoType): boolean {
  switch (type.kind) {
    case 'slice':
    case 'map':
      return false;
    case 'array':
      return isComparable(type.element);
    case 'struct':
      return type.fields.every((field) => isComparable(field.type));
    default:
      return true;
  }
}

/** The zero value of a type. */
export function zero(type: GoType): Value {
  return { type, data: zeroData(type) };
}

function zeroData(type: GoType): unknown {
  if (isNilable(type)) return null;
  switch (type.kind) {
    case 'bool':
      return false;
    case 'string':
      return '';
    case 'float32':
    case 'float64':
      return 0;
    case 'complex64':
    case 'complex128':
      return { real: 0, imaginary: 0 };
    case 'array': {
      const { length, element } = type;
      const items = Array.from({ length }, () => zeroData(element));
      return { items, start: 0, length, capacity: length };
    }
    case 'struct':
      return type.fields.map((field) => zeroData(field.type));
    default:
      return 0n;
  }
}
