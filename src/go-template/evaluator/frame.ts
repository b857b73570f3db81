import { placeAt, TemplateFailure } from '../go-template-error.ts';
import { limits } from '../limits.ts';
import type { Template } from '../parse.ts';
import { type CommandNode, type ListNode, type Node, nodeText, type Operand } from '../parser/node.ts';
import { type Bytes, fromBytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import type { Optional } from '../values/value.ts';

/** The value of a key that a map does not have: none, the zero of its type, or an error. */
export type MissingKey = 'default' | 'zero' | 'error';

/** One execution of a template, with all templates that it executes in turn. */
export interface Execution {
  readonly template: Template;
  readonly missingKey: MissingKey;
  /** Why the execution has to end, asked now and then; undefined if it may go on. */
  readonly interrupt: () => string | undefined;
  readonly output: Bytes[];
  outputSize: number;
  steps: number;
  /** The step at which `interrupt` is asked next. */
  nextLook: number;
  depth: number;
}

/** The execution of one template. */
export interface Frame {
  readonly execution: Execution;
  readonly templateName: Bytes;
  /** Innermost last. */
  readonly variables: { readonly name: Bytes; value: Optional }[];
  /** The node that is being evaluated; errors are reported there. */
  node: Node | ListNode | CommandNode | Operand | undefined;
}

/** The value of the previous command of a pipeline; undefined for the first command. */
export type Final = Optional | undefined;

/** @throws {TemplateFailure} always, at the node that is being evaluated, worded as Go does */
export function fail(frame: Frame, message: Bytes, phase: 'execute' | 'limit' = 'execute'): never {
  const { execution, templateName, node } = frame;
  const { line, column } = placeAt(execution.template.source, node?.position ?? 0);
  const whole = node === undefined ? '' : nodeText(node);
  // Go shows the whole node. If a limit is reached, the node can be a whole list.
  const context = phase === 'limit' && whole.length > 60 ? `${whole.slice(0, 60)}...` : whole;
  const place = `template: ${execution.template.name}:${line}:${column}: executing ${quote(templateName)} at <${context}>`;
  throw new TemplateFailure({
    phase,
    template: fromBytes(templateName),
    line,
    column,
    message: fromBytes(`${place}: ${message}`),
  });
}

/** Steps between two questions whether to go on: less than a millisecond. */
const lookEvery = 1000;

/** Counts a step, and one more for every 16 bytes that it reads or writes. */
export function spend(frame: Frame, bytes = 0): void {
  const { execution } = frame;
  execution.steps += 1 + (bytes >> 4);
  if (execution.steps > limits.steps) fail(frame, `the template takes more than ${limits.steps} steps`, 'limit');
  if (execution.steps < execution.nextLook) return;
  execution.nextLook = execution.steps + lookEvery;
  const reason = execution.interrupt();
  if (reason !== undefined) fail(frame, reason, 'limit');
}

export function checkSize(frame: Frame, size: number): void {
  if (size > limits.output) fail(frame, `a text has more than ${limits.output} bytes`, 'limit');
}

export function write(frame: Frame, text: Bytes): void {
  const { execution } = frame;
  spend(frame, text.length);
  execution.outputSize += text.length;
  if (execution.outputSize > limits.output) {
    fail(frame, `the template writes more than ${limits.output} bytes`, 'limit');
  }
  execution.output.push(text);
}

/** Runs an action one level deeper. */
export function nested<T>(frame: Frame, evaluate: () => T): T {
  const { execution } = frame;
  if (execution.depth >= limits.depth) fail(frame, `nested deeper than ${limits.depth} levels`, 'limit');
  execution.depth += 1;
  const result = evaluate();
  execution.depth -= 1;
  return result;
}
