import type { Bytes } from '../text/bytes.ts';
import { lookUp } from '../values/go-map.ts';
import type { GoType } from '../values/go-value.ts';
import {
  indirect,
  isComparable,
  isNilable,
  lengthOf,
  type Optional,
  type Slice,
  sameType,
  typeName,
  unwrap,
  type Value,
  zero,
} from '../values/value.ts';
import { CallFailure } from './builtin.ts';

/** `index x 1 2` is x[1][2]. */
export function indexItem([first = null, ...indexes]: readonly Optional[]): Optional {
  let item = unwrap(first);
  if (item === null) throw new CallFailure('index of untyped nil');
  for (const index of indexes) {
    item = indexOnce(reached(item, 'index'), unwrap(index));
  }
  return item;
}

function indexOnce(item: Value, index: Optional): Value {
  const { type, data } = item;
  switch (type.kind) {
    case 'string': {
      const at = indexNumber(index, (data as Bytes).length);
      if (at === (data as Bytes).length) throw new CallFailure('reflect: string index out of range');
      return { type: { kind: 'uint8' }, data: BigInt((data as Bytes).charCodeAt(at)) };
    }
    case 'slice':
    case 'array': {
      const length = lengthOf(item) ?? 0;
      const at = indexNumber(index, length);
      if (at === length) throw new CallFailure(`reflect: ${type.kind} index out of range`);
      const { items, start } = data as Slice;
      return { type: type.element, data: items[start + at] };
    }
    case 'map':
      return lookUp(item, keyFor(item, type.key, index)) ?? zero(type.element);
    default:
      throw new CallFailure(`can't index item of type ${typeName(type)}`);
  }
}

/** Converts an index to a key of a map: a value of its type, or any integer. Go has two messages for a list or map. */
function keyFor(map: Value, type: GoType, index: Optional): unknown {
  if (index === null) {
    if (isNilable(type)) return null;
    throw new CallFailure(`value is nil; should be of type ${typeName(type)}`);
  }
  if (type.kind === 'interface') {
    if (isComparable(index.type)) return index;
    const name = typeName(index.type);
    const isEmpty = lengthOf(map) === 0;
    throw new CallFailure(
      isEmpty ? `hash of unhashable type: ${name}` : `runtime error: hash of unhashable type ${name}`,
    );
  }
  if (sameType(type, index.type)) return index.data;
  if (typeof index.data === 'bigint' && typeof zero(type).data === 'bigint') return wrap(type.kind, index.data);
  throw new CallFailure(`value has type ${typeName(index.type)}; should be ${typeName(type)}`);
}

/** Go's conversion between integers keeps the low bits. */
function wrap(kind: string, integer: bigint): bigint {
  const bits = Number(/\d+$/.exec(kind)?.[0] ?? 64);
  return kind.startsWith('u') ? BigInt.asUintN(bits, integer) : BigInt.asIntN(bits, integer);
}

/** `slice x 1 2` is x[1:2]; a list can have a third index, for its capacity. Go does not look into interfaces here. */
export function sliceItem([first = null, ...indexes]: readonly Optional[]): Optional {
  const held = unwrap(first);
  if (held === null) throw new CallFailure('slice of untyped nil');
  const item = reached(held, 'slice');
  if (indexes.length > 3) throw new CallFailure(`too many slice indexes: ${indexes.length}`);
  const { type, data } = item;
  if (type.kind === 'string' && indexes.length === 3) throw new CallFailure('cannot 3-index slice a string');
  if (type.kind !== 'string' && type.kind !== 'slice' && type.kind !== 'array') {
    throw new CallFailure(`can't slice item of type ${typeName(type)}`);
  }
  const length = lengthOf(item) ?? 0;
  const capacity = type.kind === 'string' ? length : ((data as Slice | null)?.capacity ?? 0);
  const [from = 0, to = length, end] = indexes.map((index) => indexNumber(index, capacity));
  if (from > to) throw new CallFailure(`invalid slice index: ${from} > ${to}`);
  if (end !== undefined && to > end) throw new CallFailure(`invalid slice index: ${to} > ${end}`);
  if (type.kind === 'string') return { type, data: (data as Bytes).slice(from, to) };
  // The target of a pointer has an address. A value by itself has none.
  if (type.kind === 'array' && held.type.kind !== 'pointer') {
    const method = end === undefined ? 'Slice' : 'Slice3';
    throw new CallFailure(`reflect.Value.${method}: slice of unaddressable array`);
  }
  const slice = data as Slice | null;
  if (slice === null) return item;
  const part = { items: slice.items, start: slice.start + from, length: to - from, capacity: (end ?? capacity) - from };
  return { type: type.kind === 'array' ? { kind: 'slice', element: type.element } : type, data: part };
}

/** The number of bytes, elements or entries. */
export function length(value: Optional): bigint {
  const item = indirect(value);
  if (item !== null && item.data === null && (item.type.kind === 'pointer' || item.type.kind === 'interface')) {
    throw new CallFailure('len of nil pointer');
  }
  if (item === null) throw new CallFailure('reflect: call of reflect.Value.Type on zero Value');
  const count = lengthOf(item);
  if (count === undefined) throw new CallFailure(`len of type ${typeName(item.type)}`);
  return BigInt(count);
}

function reached(value: Value, doing: string): Value {
  const item = indirect(value);
  if (item === null || (item.data === null && (item.type.kind === 'pointer' || item.type.kind === 'interface'))) {
    throw new CallFailure(`${doing} of nil pointer`);
  }
  return item;
}

function indexNumber(index: Optional, capacity: number): number {
  if (index === null) throw new CallFailure('cannot index slice/array with nil');
  if (typeof index.data !== 'bigint') {
    throw new CallFailure(`cannot index slice/array with type ${typeName(index.type)}`);
  }
  const signed = BigInt.asIntN(64, index.data);
  if (signed < 0n || signed > BigInt(capacity)) throw new CallFailure(`index out of range: ${signed}`);
  return Number(signed);
}
