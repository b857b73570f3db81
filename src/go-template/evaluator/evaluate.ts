import type { ChainNode, CommandNode, FieldNode, NumberNode, Operand, PipeNode, VariableNode } from '../parser/node.ts';
import { nodeText } from '../parser/node-text.ts';
import type { Bytes } from '../text/bytes.ts';
import { bool, float, int, type Optional, string, unwrap } from '../values/value.ts';
import { callFunction } from './call-function.ts';
import { evaluateFields } from './evaluate-fields.ts';
import { type Frame, fail, nested, spend } from './frame.ts';

/** The value that the previous command of a pipeline hands on; undefined if there is none. */
export type Final = Optional | undefined;

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
export function evaluateOperand(frame: Frame, dot: Optional, node: Operand): Optional {
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
      return callFunction(frame, dot, node, node, [node], undefined);
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
      return callFunction(frame, dot, first, command, command.operands, final);
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

/** Of what type a constant is, follows from how it is written. */
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

/** The innermost variable of a name. */
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
