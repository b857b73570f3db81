import type { Operand } from '../parser/node.ts';
import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import { lookUp } from '../values/go-map.ts';
import { type StructType, typeName } from '../values/go-type.ts';
import { indirect, type Optional, string, type Value } from '../values/value.ts';
import { zero } from '../values/zero.ts';
import type { Final } from './evaluate.ts';
import { type Frame, fail, spend } from './frame.ts';

/** Follows fields, methods and map keys, `.A.B`, from a value; arguments would be for the last. */
export function evaluateFields(
  frame: Frame,
  start: Optional,
  fields: readonly Bytes[],
  operands: readonly Operand[],
  final: Final,
): Optional {
  let value = start;
  fields.forEach((field, index) => {
    const hasArguments = index === fields.length - 1 && (operands.length > 1 || final !== undefined);
    spend(frame);
    value = evaluateField(frame, value, field, hasArguments, operands.length - (final === undefined ? 1 : 0));
  });
  return value;
}

function evaluateField(frame: Frame, from: Optional, name: Bytes, hasArguments: boolean, given: number): Optional {
  if (from === null) {
    if (frame.execution.missingKey === 'error') fail(frame, `nil data; no entry for key ${quote(name)}`);
    return null;
  }
  const type = typeName(from.type);
  const receiver = indirect(from) as Value;
  if (receiver.type.kind === 'struct') {
    const method = receiver.type.methods?.get(name);
    if (method !== undefined) {
      if (hasArguments) fail(frame, `wrong number of args for ${name}: want 0 got ${given}`);
      return method();
    }
    const field = fieldOf(receiver.type, receiver, name);
    if (field !== undefined) {
      if (!/^\p{Lu}/u.test(name)) fail(frame, `${name} is an unexported field of struct type ${type}`);
      if (hasArguments) fail(frame, `${name} has arguments but cannot be invoked as function`);
      return field;
    }
  }
  if (receiver.type.kind === 'map' && ['string', 'interface'].includes(receiver.type.key.kind)) {
    if (hasArguments) fail(frame, `${name} is not a method but has arguments`);
    return evaluateKey(frame, receiver, name);
  }
  if (isNilReference(receiver, name)) fail(frame, `nil pointer evaluating ${type}.${name}`);
  return fail(frame, `can't evaluate field ${name} in type ${type}`);
}

function fieldOf(type: StructType, { data }: Value, name: Bytes): Value | undefined {
  const index = type.fields.findIndex((field) => field.name === name);
  const field = type.fields[index];
  return field && { type: field.type, data: (data as readonly unknown[])[index] };
}

/** A nil interface, or a nil pointer to what might have the field. */
function isNilReference({ type, data }: Value, name: Bytes): boolean {
  if (data !== null) return false;
  if (type.kind === 'interface') return true;
  if (type.kind !== 'pointer') return false;
  const { element } = type;
  return element.kind !== 'struct' || element.fields.some((field) => field.name === name);
}

function evaluateKey(frame: Frame, map: Value, name: Bytes): Optional {
  if (map.type.kind !== 'map') return null;
  const found = lookUp(map, map.type.key.kind === 'interface' ? string(name) : name);
  if (found !== undefined) return found;
  switch (frame.execution.missingKey) {
    case 'error':
      return fail(frame, `map has no entry for key ${quote(name)}`);
    case 'zero':
      return zero(map.type.element);
    case 'default':
      return null;
  }
}
