import type { GoType } from './go-type.ts';
import { isNilable, type Value } from './value.ts';

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
