import { noFlags } from '../printf/flags.ts';
import { printArgument } from '../printf/print-value.ts';
import type { Bytes } from '../text/bytes.ts';
import { type GoType, intKinds, uintKinds } from '../values/go-value.ts';
import {
  type Complex,
  isComparable,
  isNil,
  type Optional,
  type Slice,
  sameType,
  typeName,
  unwrap,
  type Value,
} from '../values/value.ts';
import { CallFailure } from './builtin.ts';

type BasicKind = 'bool' | 'complex' | 'int' | 'float' | 'string' | 'uint';

/** Whether the first is equal to any of the others. */
export function equal(values: readonly Optional[]): boolean {
  const [first = null, ...others] = values.map(unwrap);
  if (others.length === 0) throw new CallFailure('missing argument for comparison');
  return others.some((other) => equalPair(first, other));
}

/** Whether the first is less than the second; only numbers and strings have an order. */
export function less(values: readonly Optional[]): boolean {
  const [first = null, second = null] = values.map(unwrap);
  const [kind, otherKind] = [basicKind(first), basicKind(second)];
  if (first === null || second === null || kind === undefined || otherKind === undefined) {
    throw new CallFailure('invalid type for comparison');
  }
  if (kind !== otherKind && !areIntegers(kind, otherKind)) throw incompatible(first, second);
  if (kind === 'bool' || kind === 'complex') throw new CallFailure('invalid type for comparison');
  return (first.data as Bytes | bigint | number) < (second.data as Bytes | bigint | number);
}

function equalPair(first: Optional, other: Optional): boolean {
  const [kind, otherKind] = [basicKind(first), basicKind(other)];
  if (kind !== otherKind && !areIntegers(kind, otherKind)) {
    if (first !== null && other !== null) throw incompatible(first, other);
    return false;
  }
  if (kind === undefined) return equalComposites(first, other);
  return equalData(first as Value, other as Value);
}

/** Lists, maps, structs and pointers. */
function equalComposites(first: Optional, other: Optional): boolean {
  if (first !== null && other !== null && first.type.kind !== other.type.kind) {
    const [one, two] = [printArgument(noFlags, 's', first), printArgument(noFlags, 'v', other)];
    throw new CallFailure(`non-comparable types ${one}: ${typeName(first.type)}, ${typeName(other.type)}: ${two}`);
  }
  if (isNil(first) || isNil(other)) return isNil(first) === isNil(other);
  const [one, two] = [first as Value, other as Value];
  if (!isComparable(two.type))
    throw new CallFailure(`non-comparable type ${printArgument(noFlags, 's', two)}: ${typeName(two.type)}`);
  return equalData(one, two);
}

/** Go's ==, of comparable values. */
function equalData(first: Value, other: Value): boolean {
  if (basicKind(first) === undefined && !sameType(first.type, other.type)) return false;
  switch (first.type.kind) {
    case 'complex64':
    case 'complex128': {
      const [one, two] = [first.data as Complex, other.data as Complex];
      return one.real === two.real && one.imaginary === two.imaginary;
    }
    case 'interface':
      return equalHeld(first.data as Optional, other.data as Optional);
    case 'array': {
      const { element } = first.type;
      const items = (other.data as Slice).items;
      return (first.data as Slice).items.every((item, index) => equalPart(element, item, items[index]));
    }
    case 'struct': {
      const [one, two] = [first.data as readonly unknown[], other.data as readonly unknown[]];
      return first.type.fields.every((field, index) => equalPart(field.type, one[index], two[index]));
    }
    default:
      return first.data === other.data;
  }
}

function equalPart(type: GoType, one: unknown, other: unknown): boolean {
  return equalData({ type, data: one }, { type, data: other });
}

/** Go panics if the values in two interfaces cannot be compared with ==. */
function equalHeld(one: Optional, other: Optional): boolean {
  if (one === null || other === null) return one === other;
  if (!sameType(one.type, other.type)) return false;
  if (!isComparable(one.type)) {
    throw new CallFailure(`runtime error: comparing uncomparable type ${typeName(one.type)}`);
  }
  return equalData(one, other);
}

function basicKind(value: Optional): BasicKind | undefined {
  const kind = value?.type.kind;
  if (kind === undefined) return undefined;
  if (kind === 'bool' || kind === 'string') return kind;
  if ((intKinds as readonly string[]).includes(kind)) return 'int';
  if ((uintKinds as readonly string[]).includes(kind)) return 'uint';
  if (kind.startsWith('float')) return 'float';
  return kind.startsWith('complex') ? 'complex' : undefined;
}

/** Signed and unsigned integers can be compared. */
function areIntegers(...kinds: readonly (BasicKind | undefined)[]): boolean {
  return kinds.every((kind) => kind === 'int' || kind === 'uint');
}

function incompatible(first: Value, other: Value): CallFailure {
  return new CallFailure(`incompatible types for comparison: ${typeName(first.type)} and ${typeName(other.type)}`);
}
