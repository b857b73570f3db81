import type { GoType } from './values/go-type.ts';
import { parseType } from './values/parse-type.ts';

type Scalar = boolean | number | bigint | string;

/**
 * What a template is executed over. Plain data has the type that Go's readers of YAML give it, with integers that stay
 * integers: a whole number is an int, any other number a float64, a bigint an int64, a list []any, an object or Map
 * map[string]any, null and undefined nil. Where the type matters, `typed` says it.
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

/**
 * Data of a Go type: `typed('[]uint32', [50, 50])`, `typed('*struct { Name string }', { Name: 'a' })`.
 * The fields of a struct come from an object; those that it lacks are zero.
 *
 * @param type in Go's syntax, or built by hand: a struct with a name or methods has no syntax
 * @throws {TypeError} if the text is no type
 */
export function typed(type: string | GoType, value: GoValue): TypedValue {
  return new TypedValue(typeof type === 'string' ? parseType(type) : type, value);
}
