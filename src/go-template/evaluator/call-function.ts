import { type Builtin, CallFailure, type Parameter } from '../functions/builtin.ts';
import { type CommandNode, type IdentifierNode, nodeText, type Operand } from '../parser/node.ts';
import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import { isTrue, type Optional, typeName, unwrap } from '../values/value.ts';
import { checkSize, type Final, type Frame, fail, spend } from './frame.ts';

/** Gives the value of an operand that takes no arguments. */
type Evaluate = (operand: Operand) => Optional;

/** The cost, in bytes, of each part of a text, in addition to its length. */
const perPart = 48;

/**
 * Calls a function with the operands after its name and the value of the previous command.
 *
 * @param call the node at which an error of the function itself is reported
 */
export function callFunction(
  frame: Frame,
  node: IdentifierNode,
  call: CommandNode | IdentifierNode,
  [, ...operands]: readonly Operand[],
  final: Final,
  evaluate: Evaluate,
): Optional {
  frame.node = node;
  const { name } = node;
  spend(frame);
  const builtin = frame.execution.template.functions.get(name);
  if (builtin === undefined) return fail(frame, `${quote(name)} is not a defined function`);
  checkCount(frame, name, builtin, operands.length, final);
  if (name === 'and' || name === 'or') return evaluateLogic(frame, name, operands, final, evaluate);
  const values = operands.map((operand, index) =>
    evaluateArgument(frame, operand, parameterAt(builtin, index), evaluate),
  );
  if (final !== undefined) values.push(convert(frame, final, parameterAt(builtin, operands.length)));
  return run(frame, name, builtin, call, values, operands);
}

function run(
  frame: Frame,
  name: Bytes,
  builtin: Builtin,
  call: CommandNode | IdentifierNode,
  values: readonly Optional[],
  [first]: readonly Operand[],
): Optional {
  spend(frame, size(values));
  try {
    const result = builtin.call(values, {
      check: (length, more = 0) => {
        checkSize(frame, length + more);
        spend(frame, perPart + more);
      },
      firstArgument: () => (first === undefined ? asString(values[0] ?? null) : nodeText(first)),
    });
    checkSize(frame, size([result]));
    spend(frame, size([result]));
    return result;
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    frame.node = call;
    return fail(frame, `error calling ${name}: ${error.message}`);
  }
}

/** Go's reflect.Value.String. */
function asString(value: Optional): Bytes {
  if (value === null) return '<invalid Value>';
  return value.type.kind === 'string' ? (value.data as Bytes) : `<${typeName(value.type)} Value>`;
}

function size(values: readonly Optional[]): number {
  return values.reduce((sum, value) => sum + (typeof value?.data === 'string' ? value.data.length : 0), 0);
}

function checkCount(frame: Frame, name: Bytes, builtin: Builtin, operands: number, final: Final): void {
  const given = operands + (final === undefined ? 0 : 1);
  const wanted = builtin.fixed.length;
  if (builtin.variadic === undefined && given !== wanted) {
    fail(frame, `wrong number of args for ${name}: want ${wanted} got ${given}`);
  }
  if (given < wanted) fail(frame, `wrong number of args for ${name}: want at least ${wanted} got ${operands}`);
}

function parameterAt({ fixed, variadic }: Builtin, index: number): Parameter {
  return fixed[index] ?? variadic ?? 'value';
}

/** Evaluates arguments until one decides the result. */
function evaluateLogic(
  frame: Frame,
  name: 'and' | 'or',
  operands: readonly Operand[],
  final: Final,
  evaluate: Evaluate,
): Optional {
  let value: Optional = null;
  for (const operand of operands) {
    value = evaluateArgument(frame, operand, 'value', evaluate);
    if (isTrue(value) === (name === 'or')) return value;
  }
  return final === undefined ? value : final;
}

function evaluateArgument(frame: Frame, node: Operand, parameter: Parameter, evaluate: Evaluate): Optional {
  frame.node = node;
  if (parameter === 'string') {
    if (node.kind === 'nil') fail(frame, 'cannot assign nil to string');
    if (node.kind === 'bool' || node.kind === 'number') fail(frame, `expected string; found ${nodeText(node)}`);
  }
  return convert(frame, evaluate(node), parameter);
}

/** Converts a value for a parameter. */
function convert(frame: Frame, value: Optional, parameter: Parameter): Optional {
  if (parameter === 'value') return value;
  if (parameter === 'any') return unwrap(value);
  if (value === null) return fail(frame, 'invalid value; expected string');
  if (value.type.kind === 'string') return value;
  const held = unwrap(value);
  if (held?.type.kind === 'string') return held;
  const got = held ?? value;
  if (got.type.kind === 'pointer' && got.type.element.kind === 'string') {
    if (got.data === null) fail(frame, 'dereference of nil pointer of type string');
    return got.data as Optional;
  }
  return fail(frame, `wrong type for value; expected string; got ${typeName(got.type)}`);
}
