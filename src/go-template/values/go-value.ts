type Scalar = boolean | number | bigint | string;

/**
 * The data of a template. Plain data has the types that Go's YAML readers give it, but integers stay integers: a whole
 * number is an int, any other number a float64, a bigint an int64, a list []any, an object or Map map[string]any, and
 * null and undefined are nil. `typed` gives data another type.
 */
export type GoValue =
  | Scalar
  | null
  | undefined
  | readonly GoValue[]
  | { readonly [key: string]: GoValue }
  | ReadonlyMap<Scalar, GoValue>
  | TypedValue;

export class TypedValue {
  readonly type: GoType;
  readonly value: GoValue;

  constructor(type: GoType, value: GoValue) {
    this.type = type;
    this.value = value;
  }
}

export const intKinds = ['int', 'int8', 'int16', 'int32', 'int64'] as const;
export const uintKinds = ['uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr'] as const;
export const floatKinds = ['float32', 'float64'] as const;
export const complexKinds = ['complex64', 'complex128'] as const;

type BasicKind =
  | 'bool'
  | 'string'
  | (typeof intKinds)[number]
  | (typeof uintKinds)[number]
  | (typeof floatKinds)[number]
  | (typeof complexKinds)[number];

/** A Go type that data of templates can have. */
export type GoType =
  | { readonly kind: BasicKind }
  | { readonly kind: 'interface' }
  | { readonly kind: 'slice' | 'pointer'; readonly element: GoType }
  | { readonly kind: 'array'; readonly element: GoType; readonly length: number }
  | { readonly kind: 'map'; readonly key: GoType; readonly element: GoType }
  | StructType;

export interface StructType {
  readonly kind: 'struct';
  /** `package.Name`; a type without one is written out in full. */
  readonly name?: string;
  readonly fields: readonly { readonly name: string; readonly type: GoType }[];
  /** Methods without parameters. */
  readonly methods?: ReadonlyMap<string, () => GoValue>;
}

/**
 * Data of a Go type: `typed('[]uint32', [50, 50])`, `typed('*struct { Name string }', { Name: 'a' })`.
 * The fields of a struct come from an object; missing fields are zero.
 *
 * @param type in Go's syntax, or as an object: a struct with a name or methods has no syntax
 * @throws {TypeError} if the text is not a type
 */
export function typed(type: string | GoType, value: GoValue): TypedValue {
  return new TypedValue(typeof type === 'string' ? parseType(type) : type, value);
}

const basic: ReadonlySet<string> = new Set([
  'bool',
  'string',
  ...intKinds,
  ...uintKinds,
  ...floatKinds,
  ...complexKinds,
]);
const aliases: { readonly [name: string]: GoType } = {
  any: { kind: 'interface' },
  'interface {}': { kind: 'interface' },
  byte: { kind: 'uint8' },
  rune: { kind: 'int32' },
};

/**
 * Reads a type in Go's syntax: basic types, `any`, `[]T`, `[3]T`, `map[K]V`, `*T`, `struct { A T; B T }`.
 *
 * @throws {TypeError} if the text is not such a type
 */
export function parseType(text: string): GoType {
  const [type, rest] = readType(text.trim());
  if (rest.trim() !== '') throw new TypeError(`not a Go type: ${text}`);
  return type;
}

function readType(text: string): readonly [GoType, rest: string] {
  const pointer = /^\*(.*)$/s.exec(text);
  if (pointer !== null) return withElement(pointer[1] ?? '', (element) => ({ kind: 'pointer', element }));
  const list = /^\[(\d*)\](.*)$/s.exec(text);
  if (list !== null) {
    const length = list[1] ?? '';
    return withElement(list[2] ?? '', (element) =>
      length === '' ? { kind: 'slice', element } : { kind: 'array', element, length: Number(length) },
    );
  }
  if (text.startsWith('map[')) {
    const [key, rest] = readType(text.slice(4));
    if (!rest.startsWith(']')) throw new TypeError(`not a Go type: ${text}`);
    return withElement(rest.slice(1), (element) => ({ kind: 'map', key, element }));
  }
  if (/^struct\s*\{/.test(text)) return readStruct(text.replace(/^struct\s*\{\s*/, ''));
  const name = /^(?:interface ?\{\}|[a-z0-9]+)/.exec(text)?.[0] ?? '';
  const type =
    aliases[name.replace('interface{}', 'interface {}')] ?? (basic.has(name) ? { kind: name as BasicKind } : undefined);
  if (type === undefined) throw new TypeError(`not a Go type: ${text}`);
  return [type, text.slice(name.length)];
}

function withElement(text: string, make: (element: GoType) => GoType): readonly [GoType, string] {
  const [element, rest] = readType(text);
  return [make(element), rest];
}

function readStruct(text: string): readonly [GoType, string] {
  const fields: { name: string; type: GoType }[] = [];
  let left = text;
  while (!left.startsWith('}')) {
    const [, name, after] = /^([A-Za-z_]\w*)\s+(.*)$/s.exec(left) ?? [];
    if (name === undefined || after === undefined) throw new TypeError(`not a Go struct: ${text}`);
    const [type, rest] = readType(after);
    fields.push({ name, type });
    left = rest.replace(/^\s*;?\s*/, '');
  }
  return [{ kind: 'struct', fields }, left.slice(1)];
}
