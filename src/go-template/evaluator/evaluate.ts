import {
  type ChainNode,
  type CommandNode,
  type FieldNode,
  type NumberNode,
  nodeText,
  type Operand,
  type PipeNode,
  type VariableNode,
} from '../parser/node.ts';
import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import { lookUp } from '../values/go-map.ts';
import type { StructType } from '../values/go-value.ts';
import { toValue } from '../values/to-value.ts';
import {
  bool,
  float,
  indirect,
  int,
  type Optional,
  string,
  typeName,
  unwrap,
  type Value,
  zero,
} from '../values/value.ts';
import { callFunction } from './call-function.ts';
import { type Final, type Frame, fail, nested, spend } from './frame.ts';

/** The value of a pipeline; its variables are set. */
export function evaluatePipe(frame: Frame, dot: Optional, pipe: PipeNode): Optional {
  frame.node = pipe;
  spend(frame);
  let value: Final;
  for (const command of pipe.commands) {
    value = unwrap(evaluateCommand(frame, dot, command, value));
  }
  const result = value ?? null;
  for (const { name } of pipe.variables) {
    if (pipe.assigns) assign(frame, name, result);
    else frame.variables.push({ name, value: result });
  }
  return result;
}

/** The value of an operand that takes no arguments. */
function evaluateOperand(frame: Frame, dot: Optional, node: Operand): Optional {
  const argument = (operand: Operand) => evaluateOperand(frame, dot, operand);
  switch (node.kind) {
    case 'dot':
      return dot;
    case 'field':
      return evaluateField(frame, dot, node, [node], undefined);
    case 'variable':
      return evaluateVariable(frame, node, [node], undefined);
    case 'pipe':
      return nested(frame, () => evaluatePipe(frame, dot, node));
    case 'identifier':
      return callFunction(frame, node, node, [node], undefined, argument);
    case 'chain':
      return nested(frame, () => evaluateChain(frame, dot, node, [node], undefined));
    default:
      return evaluateConstant(frame, node);
  }
}

function evaluateCommand(frame: Frame, dot: Optional, command: CommandNode, final: Final): Optional {
  const [first] = command.operands;
  if (first === undefined) throw new Error('a command has no operand');
  switch (first.kind) {
    case 'field':
      return evaluateField(frame, dot, first, command.operands, final);
    case 'chain':
      return evaluateChain(frame, dot, first, command.operands, final);
    case 'identifier':
      return callFunction(frame, first, command, command.operands, final, (operand) =>
        evaluateOperand(frame, dot, operand),
      );
    case 'pipe':
      refuseArguments(frame, command.operands, final);
      return nested(frame, () => evaluatePipe(frame, dot, first));
    case 'variable':
      return evaluateVariable(frame, first, command.operands, final);
    case 'nil':
      frame.node = first;
      refuseArguments(frame, command.operands, final);
      return fail(frame, 'nil is not a command');
    default:
      frame.node = first;
      refuseArguments(frame, command.operands, final);
      return first.kind === 'dot' ? dot : evaluateConstant(frame, first);
  }
}

function evaluateConstant(frame: Frame, node: Operand): Optional {
  frame.node = node;
  switch (node.kind) {
    case 'bool':
      return bool(node.value);
    case 'string':
      return string(node.text);
    case 'number':
      return evaluateNumber(frame, node);
    default:
      return null;
  }
}

/** The spelling of a constant decides its type. */
function evaluateNumber(frame: Frame, { text, value }: NumberNode): Optional {
  if (value.complex !== undefined) return { type: { kind: 'complex128' }, data: value.complex };
  const integral = /^0[xX][^pP]+$/.test(text) || text.startsWith("'") || !/[.eEpP]/.test(text);
  if (value.float !== undefined && !integral) return float(value.float);
  if (value.int !== undefined) return int(value.int);
  return fail(frame, `${text} overflows int`);
}

function evaluateField(frame: Frame, dot: Optional, node: FieldNode, operands: readonly Operand[], final: Final) {
  frame.node = node;
  return evaluateFields(frame, dot, node.fields, operands, final);
}

function evaluateVariable(frame: Frame, node: VariableNode, operands: readonly Operand[], final: Final) {
  frame.node = node;
  const value = find(frame, node.name).value;
  if (node.fields.length > 0) return evaluateFields(frame, value, node.fields, operands, final);
  refuseArguments(frame, operands, final);
  return value;
}

function evaluateChain(frame: Frame, dot: Optional, node: ChainNode, operands: readonly Operand[], final: Final) {
  frame.node = node;
  if (node.operand.kind === 'nil') fail(frame, `indirection through explicit nil in ${nodeText(node)}`);
  frame.node = node.operand;
  const value = evaluateOperand(frame, dot, node.operand);
  return evaluateFields(frame, value, node.fields, operands, final);
}

function refuseArguments(frame: Frame, [first, ...others]: readonly Operand[], final: Final): void {
  if (first !== undefined && (others.length > 0 || final !== undefined)) {
    fail(frame, `can't give argument to non-function ${nodeText(first)}`);
  }
}

export function assign(frame: Frame, name: Bytes, value: Optional): void {
  find(frame, name).value = value;
}

/** The innermost variable with a name. */
function find(frame: Frame, name: Bytes): Frame['variables'][number] {
  const { variables } = frame;
  for (let index = variables.length - 1; index >= 0; index -= 1) {
    const variable = variables[index];
    if (variable?.name === name) {
      spend(frame, variables.length - index);
      return variable;
    }
  }
  return fail(frame, `undefined variable: ${name}`);
}

/** Follows fields, methods and map keys, `.A.B`, from a value. Arguments belong to the last one. */
function evaluateFields(
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
    value = followField(frame, value, field, hasArguments, operands.length - (final === undefined ? 1 : 0));
  });
  return value;
}

function followField(frame: Frame, from: Optional, name: Bytes, hasArguments: boolean, given: number): Optional {
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
      return toValue(method());
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

/** A nil interface, or a nil pointer to a type that may have the field. */
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
