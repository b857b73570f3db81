import type { Bytes } from '../text/bytes.ts';
import type { GoType } from '../values/go-value.ts';
import {
  type Complex,
  elementsOf,
  entriesOf,
  type Optional,
  type Slice,
  typeName,
  type Value,
} from '../values/value.ts';
import { type Flags, noFlags, pad } from './flags.ts';
import { formatComplex, formatFloat, formatInteger } from './format-number.ts';
import { formatString, truncate } from './format-string.ts';

/** Go prints the address of a value; ours have none, so all have the same. */
const address = 0xc000000000n;

/**
 * An argument for a verb, as Go's fmt prints it.
 * Source: https://pkg.go.dev/fmt#hdr-Printing
 *
 * @param verb one character; a verb that the type does not have is printed as `%!verb(type=value)`
 */
export function printArgument(flags: Flags, verb: Bytes, value: Optional): Bytes {
  if (value === null) return verb === 'T' || verb === 'v' ? pad(flags, '<nil>') : badVerb(flags, verb, null);
  if (verb === 'T') return pad(flags, truncate(flags, typeName(value.type)));
  if (verb === 'p') return printPointer(flags, verb, value);
  const { kind } = value.type;
  if (verb === 'w' && !isBasic(kind)) return badVerb(flags, verb, value);
  if (kind === 'slice' && typeName(value.type) === '[]uint8')
    return printBytes(flags, verb, value, '[]byte') ?? printValue(flags, verb, value, 0);
  return printValue(flags, verb, value, 0);
}

function isBasic(kind: GoType['kind']): boolean {
  return !['array', 'interface', 'map', 'pointer', 'slice', 'struct'].includes(kind);
}

function badVerb(flags: Flags, verb: Bytes, value: Optional): Bytes {
  const shown = value === null ? '<nil>' : `${typeName(value.type)}=${printValueOrArgument(flags, value)}`;
  return `%!${verb}(${shown})`;
}

function printValueOrArgument(flags: Flags, value: Value): Bytes {
  return value.type.kind === 'interface' ? printValue(flags, 'v', value, 0) : printArgument(flags, 'v', value);
}

function printValue(flags: Flags, verb: Bytes, value: Value, depth: number): Bytes {
  const { type } = value;
  switch (type.kind) {
    case 'interface':
      return printInterface(flags, verb, value, depth);
    case 'pointer':
      return printReference(flags, verb, value, depth);
    case 'map':
      return printMap(flags, verb, value, depth);
    case 'struct':
      return printStruct(flags, verb, value, depth);
    case 'slice':
    case 'array':
      return printList(flags, verb, value, depth);
    default:
      return printBasic(flags, verb, value) ?? badVerb(flags, verb, value);
  }
}

function printBasic(flags: Flags, verb: Bytes, { type, data }: Value): Bytes | undefined {
  switch (type.kind) {
    case 'bool':
      return verb === 't' || verb === 'v' ? pad(flags, String(data)) : undefined;
    case 'string':
      return formatString(flags, verb, data as Bytes);
    case 'float32':
    case 'float64':
      return formatFloat(flags, verb, data as number, type.kind === 'float32' ? 32 : 64);
    case 'complex64':
    case 'complex128':
      return formatComplex(flags, verb, data as Complex, type.kind === 'complex64' ? 32 : 64);
    default:
      return formatInteger(flags, verb, data as bigint, type.kind.startsWith('int'));
  }
}

function printInterface(flags: Flags, verb: Bytes, { data }: Value, depth: number): Bytes {
  if (data === null) return flags.sharpV ? 'interface {}(nil)' : '<nil>';
  return printValue(flags, verb, data as Value, depth + 1);
}

/** A pointer is followed only at the outermost level, because deeper ones can form a cycle. */
function printReference(flags: Flags, verb: Bytes, value: Value, depth: number): Bytes {
  const held = value.data as Value | null;
  const shown = held !== null && ['array', 'slice', 'struct', 'map'].includes(held.type.kind);
  return depth === 0 && shown ? `&${printValue(flags, verb, held, depth + 1)}` : printPointer(flags, verb, value);
}

function printPointer(flags: Flags, verb: Bytes, value: Value): Bytes {
  const { kind } = value.type;
  if (kind !== 'map' && kind !== 'pointer' && kind !== 'slice') return badVerb(flags, verb, value);
  const place = value.data === null ? 0n : address;
  if (verb === 'v' && flags.sharpV) {
    const shown = place === 0n ? 'nil' : hexadecimal(flags, place, true);
    return `(${typeName(value.type)})(${shown})`;
  }
  if (verb === 'v') return place === 0n ? pad(flags, '<nil>') : hexadecimal(flags, place, !flags.sharp);
  if (verb === 'p') return hexadecimal(flags, place, !flags.sharp);
  const known = verb !== '' && 'bodxX'.includes(verb);
  return (known ? formatInteger(flags, verb, place, false) : undefined) ?? badVerb(flags, verb, value);
}

function hexadecimal(flags: Flags, value: bigint, marked: boolean): Bytes {
  return formatInteger({ ...flags, sharp: marked, sharpV: false }, 'x', value, false) ?? '';
}

function printMap(flags: Flags, verb: Bytes, value: Value, depth: number): Bytes {
  if (flags.sharpV && value.data === null) return `${typeName(value.type)}(nil)`;
  const entries = entriesOf(value).map(
    ({ key, element }) => `${printValue(flags, verb, key, depth + 1)}:${printValue(flags, verb, element, depth + 1)}`,
  );
  return flags.sharpV ? `${typeName(value.type)}{${entries.join(', ')}}` : `map[${entries.join(' ')}]`;
}

function printStruct(flags: Flags, verb: Bytes, value: Value, depth: number): Bytes {
  const fields = value.type.kind === 'struct' ? value.type.fields : [];
  const data = value.data as readonly unknown[];
  const shown = fields.map(({ name, type }, index) => {
    const field = { type, data: data[index] };
    // Go looks through the interface of a field at once.
    const held = type.kind === 'interface' && field.data !== null ? (field.data as Value) : field;
    const text = printValue(flags, verb, held, depth + 1);
    return flags.plusV || flags.sharpV ? `${name}:${text}` : text;
  });
  return flags.sharpV ? `${typeName(value.type)}{${shown.join(', ')}}` : `{${shown.join(' ')}}`;
}

function printList(flags: Flags, verb: Bytes, value: Value, depth: number): Bytes {
  const name = typeName(value.type);
  const bytes = name.endsWith(']uint8') && 'sqxX'.includes(verb) ? printBytes(flags, verb, value, name) : undefined;
  if (bytes !== undefined) return bytes;
  if (flags.sharpV && value.data === null) return `${name}(nil)`;
  const elements = elementsOf(value).map((element) => printValue(flags, verb, element, depth + 1));
  return flags.sharpV ? `${name}{${elements.join(', ')}}` : `[${elements.join(' ')}]`;
}

/** The verbs of texts print bytes as a text. */
function printBytes(flags: Flags, verb: Bytes, value: Value, name: string): Bytes | undefined {
  const numbers =
    (value.data as Slice | null) === null ? undefined : elementsOf(value).map(({ data }) => data as bigint);
  if (verb === 'v' || verb === 'd') {
    if (!flags.sharpV) return `[${(numbers ?? []).map((byte) => formatInteger(flags, 'd', byte, false)).join(' ')}]`;
    if (numbers === undefined) return `${name}(nil)`;
    return `${name}{${numbers.map((byte) => hexadecimal(flags, byte, true)).join(', ')}}`;
  }
  const text = String.fromCharCode(...(numbers ?? []).map(Number));
  return 'sqxX'.includes(verb) ? formatString(flags, verb, text) : undefined;
}

/** Is called with the length of the text so far, and throws if it is too long. */
type Check = (length: number) => void;

/** Go's fmt.Sprint: a space between two arguments neither of which is a string. */
export function print(values: readonly Optional[], check: Check): Bytes {
  return join(values, check, (before, value) => (isString(before) || isString(value) ? '' : ' '));
}

/** Go's fmt.Sprintln: a space between all arguments, and a line end. */
export function println(values: readonly Optional[], check: Check): Bytes {
  return `${join(values, check, () => ' ')}\n`;
}

function join(
  values: readonly Optional[],
  check: Check,
  separate: (before: Optional, value: Optional) => string,
): Bytes {
  let text = '';
  values.forEach((value, index) => {
    if (index > 0) text += separate(values[index - 1] ?? null, value);
    text += printArgument(noFlags, 'v', value);
    check(text.length);
  });
  return text;
}

function isString(value: Optional): boolean {
  return value?.type.kind === 'string';
}
