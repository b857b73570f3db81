import type { ActionNode, BranchNode, ListNode, Node, TemplateNode } from '../parser/node.ts';
import { noFlags } from '../printf/flags.ts';
import { printArgument } from '../printf/print-value.ts';
import { quote } from '../text/quote.ts';
import { elementsOf, entriesOf, indirect, int, isTrue, type Optional, type Value } from '../values/value.ts';
import { assign, evaluatePipe } from './evaluate.ts';
import { type Frame, fail, nested, spend, write } from './frame.ts';

/** How a list ended: at its end, or with `break` or `continue`. */
type Ending = 'done' | 'break' | 'continue';

/**
 * Executes what a template does and writes its output.
 *
 * @param dot what `.` is
 * @throws {TemplateFailure} if Go reports an error, or a limit is exceeded
 */
export function walkList(frame: Frame, dot: Optional, list: ListNode): Ending {
  frame.node = list;
  for (const node of list.nodes) {
    const ending = walk(frame, dot, node);
    if (ending !== 'done') return ending;
  }
  return 'done';
}

function walk(frame: Frame, dot: Optional, node: Node): Ending {
  frame.node = node;
  spend(frame);
  switch (node.kind) {
    case 'text':
      write(frame, node.text);
      return 'done';
    case 'action':
      walkAction(frame, dot, node);
      return 'done';
    case 'template':
      nested(frame, () => walkTemplate(frame, dot, node));
      return 'done';
    case 'range':
      return nested(frame, () => walkRange(frame, dot, node));
    case 'if':
    case 'with':
      return nested(frame, () => walkBranch(frame, dot, node));
    default:
      return node.kind;
  }
}

function walkAction(frame: Frame, dot: Optional, node: ActionNode): void {
  const value = evaluatePipe(frame, dot, node.pipe);
  if (node.pipe.variables.length > 0) return;
  frame.node = node;
  const shown = value?.type.kind === 'pointer' ? indirect(value) : value;
  write(frame, shown === null ? '<no value>' : printArgument(noFlags, 'v', shown));
}

function walkBranch(frame: Frame, dot: Optional, { kind, pipe, list, elseList }: BranchNode): Ending {
  const declared = frame.variables.length;
  const value = evaluatePipe(frame, dot, pipe);
  let ending: Ending = 'done';
  if (isTrue(value)) ending = walkList(frame, kind === 'with' ? value : dot, list);
  else if (elseList !== undefined) ending = walkList(frame, dot, elseList);
  frame.variables.length = declared;
  return ending;
}

/** The called template sees only the variable `$`. */
function walkTemplate(frame: Frame, dot: Optional, { name, pipe }: TemplateNode): void {
  const { execution } = frame;
  const body = execution.template.bodies.get(name);
  if (body === undefined) fail(frame, `template ${quote(name)} not defined`);
  const value = pipe === undefined ? null : evaluatePipe(frame, dot, pipe);
  const inner: Frame = { execution, templateName: name, variables: [{ name: '$', value }], node: frame.node };
  walkList(inner, value, body);
}

/** Repeats a list for each element of a slice, array or map, or for each number below an integer. */
function walkRange(frame: Frame, dot: Optional, node: BranchNode): Ending {
  frame.node = node;
  const declared = frame.variables.length;
  const value = indirect(evaluatePipe(frame, dot, node.pipe));
  const inside = frame.variables.length;
  let iterated = false;
  let ending: Ending = 'done';
  for (const [index, element] of iterate(frame, node, value)) {
    iterated = true;
    // If the body is empty, the range itself takes too long.
    frame.node = node;
    spend(frame);
    setVariables(frame, node, index, element);
    ending = walkList(frame, element, node.list);
    frame.variables.length = inside;
    if (ending === 'break') break;
  }
  ending = !iterated && node.elseList !== undefined ? walkList(frame, dot, node.elseList) : 'done';
  frame.variables.length = declared;
  return ending;
}

type Step = readonly [index: Optional, element: Optional];

function iterate(frame: Frame, node: BranchNode, value: Optional): Iterable<Step> {
  switch (value?.type.kind) {
    case undefined:
      return [];
    case 'slice':
    case 'array':
      return elementsOf(value as Value).map((element, index) => [int(index), element]);
    case 'map':
      return entriesOf(value as Value).map(({ key, element }) => [key, element]);
    default: {
      const shown = printArgument(noFlags, 'v', value);
      if (typeof value?.data !== 'bigint') return fail(frame, `range can't iterate over ${shown}`);
      if (node.pipe.variables.length > 1) fail(frame, `can't use ${shown} to iterate over more than one variable`);
      return countTo(value, value.data);
    }
  }
}

function* countTo({ type }: Value, end: bigint): Generator<Step> {
  for (let data = 0n; data < end; data += 1n) yield [null, { type, data }];
}

/** With two variables the index comes first, with one it is the element. */
function setVariables(frame: Frame, { pipe }: BranchNode, index: Optional, element: Optional): void {
  const [first, second] = pipe.variables;
  if (first === undefined) return;
  if (!pipe.assigns) {
    setTop(frame, 1, element);
    if (second !== undefined) setTop(frame, 2, index);
  } else if (second === undefined) {
    assign(frame, first.name, element);
  } else {
    assign(frame, first.name, index);
    assign(frame, second.name, element);
  }
}

function setTop(frame: Frame, fromEnd: number, value: Optional): void {
  const variable = frame.variables.at(-fromEnd);
  if (variable !== undefined) variable.value = value;
}
