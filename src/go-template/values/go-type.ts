import type { Optional } from './value.ts';

export const intKinds = ['int', 'int8', 'int16', 'int32', 'int64'] as const;
export const uintKinds = ['uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr'] as const;
export const floatKinds = ['float32', 'float64'] as const;
export const complexKinds = ['complex64', 'complex128'] as const;

export type BasicKind =
  | 'bool'
  | 'string'
  | (typeof intKinds)[number]
  | (typeof uintKinds)[number]
  | (typeof floatKinds)[number]
  | (typeof complexKinds)[number];

/** A Go type, as far as data of templates can have it. */
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
  /** Methods, which have no parameters. */
  readonly methods?: ReadonlyMap<string, () => Optional>;
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
