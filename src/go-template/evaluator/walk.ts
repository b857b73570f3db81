import type { ActionNode, BranchNode, ListNode, Node, TemplateNode } from '../parser/node.ts';
import { noFlags } from '../printf/flags.ts';
import { printArgument } from '../printf/print-value.ts';
import { quote } from '../text/quote.ts';
import { indirect, isTrue, type Optional } from '../values/value.ts';
import { evaluatePipe } from './evaluate.ts';
import { type Frame, fail, nested, spend, write } from './frame.ts';
import { walkRange } from './walk-range.ts';

/** How a list ended: at its end, or with `break` or `continue`. */
export type Ending = 'done' | 'break' | 'continue';

/**
 * Executes what a template does and writes its output.
 *
 * @param dot what `.` is
 * @throws {TemplateFailure} where Go refuses it, or a limit is passed
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

/** The template that is executed sees no variable but `$`. */
function walkTemplate(frame: Frame, dot: Optional, { name, pipe }: TemplateNode): void {
  const { execution } = frame;
  const body = execution.templates.get(name);
  if (body === undefined) fail(frame, `template ${quote(name)} not defined`);
  const value = pipe === undefined ? null : evaluatePipe(frame, dot, pipe);
  const inner: Frame = { execution, templateName: name, variables: [{ name: '$', value }], node: frame.node };
  walkList(inner, value, body);
}
