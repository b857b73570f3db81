import { toBytes } from '../text/bytes.ts';
import { goMap } from './go-map.ts';
import { complexKinds, floatKinds, type GoType, type GoValue, intKinds, TypedValue, uintKinds } from './go-value.ts';
import { type Optional, type Slice, sameType, typeName, type Value, zero } from './value.ts';

const any: GoType = { kind: 'interface' };
const anyMap: GoType = { kind: 'map', key: { kind: 'string' }, element: any };

/**
 * Gives plain data its Go type.
 *
 * @throws {TypeError} if typed data does not fit its type
 */
export function toValue(plain: GoValue): Optional {
  if (plain === null || plain === undefined) return null;
  if (plain instanceof TypedValue) return { type: plain.type, data: dataOf(plain.type, plain.value) };
  const type = typeOfPlain(plain);
  return { type, data: dataOf(type, plain) };
}

function typeOfPlain(plain: Exclude<GoValue, null | undefined | TypedValue>): GoType {
  switch (typeof plain) {
    case 'boolean':
      return { kind: 'bool' };
    case 'string':
      return { kind: 'string' };
    case 'bigint':
      return { kind: 'int64' };
    case 'number':
      return { kind: Number.isSafeInteger(plain) && !Object.is(plain, -0) ? 'int' : 'float64' };
    default:
      return Array.isArray(plain) ? { kind: 'slice', element: any } : anyMap;
  }
}

function dataOf(type: GoType, plain: GoValue): unknown {
  if (plain instanceof TypedValue && type.kind !== 'interface') {
    if (!sameType(type, plain.type)) throw mismatch(type, plain);
    return dataOf(type, plain.value);
  }
  if (plain === null || plain === undefined) return zero(type).data;
  switch (type.kind) {
    case 'interface':
      return toValue(plain);
    case 'pointer':
      return { type: type.element, data: dataOf(type.element, plain) } satisfies Value;
    case 'slice':
    case 'array':
      return sliceOf(type, plain);
    case 'map':
      return goMap(
        type.key,
        pairsOf(type, plain).map(([key, element]) => [dataOf(type.key, key), dataOf(type.element, element)]),
      );
    case 'struct': {
      const fields = new Map(pairsOf(type, plain));
      return type.fields.map((field) => dataOf(field.type, fields.get(field.name)));
    }
    default:
      return basicData(type, plain);
  }
}

function sliceOf(type: GoType & { readonly element: GoType }, plain: GoValue): Slice {
  if (!Array.isArray(plain)) throw mismatch(type, plain);
  const items = (plain as readonly GoValue[]).map((item) => dataOf(type.element, item));
  if (type.kind === 'array' && items.length !== type.length) throw mismatch(type, plain);
  return { items, start: 0, length: items.length, capacity: items.length };
}

function pairsOf(type: GoType, plain: GoValue): readonly (readonly [GoValue, GoValue])[] {
  if (plain instanceof Map) return [...plain];
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) throw mismatch(type, plain);
  return Object.entries(plain);
}

function basicData(type: GoType, plain: GoValue): unknown {
  const { kind } = type;
  if (kind === 'string' && typeof plain === 'string') return toBytes(plain);
  if (kind === 'bool' && typeof plain === 'boolean') return plain;
  if (typeof plain === 'number' || typeof plain === 'bigint') {
    if ((floatKinds as readonly string[]).includes(kind)) {
      return kind === 'float32' ? Math.fround(Number(plain)) : Number(plain);
    }
    if ((complexKinds as readonly string[]).includes(kind)) return { real: Number(plain), imaginary: 0 };
    const integer = typeof plain === 'bigint' || Number.isSafeInteger(plain) ? BigInt(plain) : undefined;
    if (integer !== undefined && fits(kind, integer)) return integer;
  }
  throw mismatch(type, plain);
}

function fits(kind: string, integer: bigint): boolean {
  const bits = Number(/\d+$/.exec(kind)?.[0] ?? 64);
  if ((intKinds as readonly string[]).includes(kind)) return BigInt.asIntN(bits, integer) === integer;
  return (uintKinds as readonly string[]).includes(kind) && BigInt.asUintN(bits, integer) === integer;
}

function mismatch(type: GoType, plain: GoValue): TypeError {
  return new TypeError(`${String(plain)} does not fit the Go type ${typeName(type)}`);
}
