import { limits } from '../limits.ts';
import {
  type ActionNode,
  type BranchNode,
  type ListNode,
  type Node,
  nodeText,
  type TemplateNode,
} from '../parser/node.ts';
import type { TemplateSet } from '../parser/parse-template.ts';
import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import {
  type Context,
  type Jumps,
  joinContexts,
  joinJumps,
  mangle,
  nudge,
  sameContext,
  textContext,
} from './context.ts';
import { escapeText } from './escape-text.ts';
import { escapersFor } from './html-escapers.ts';
import { type Edits, functionOf, predefined } from './rewrite.ts';

/** Counts the work of escaping: a wrong guess is repeated, which can double the work at each level. */
export interface Work {
  steps: number;
  depth: number;
  /** @throws {TemplateFailure} always */
  readonly exceed: (message: Bytes, position: number) => never;
}

/** The state of escaping a set of templates. */
export interface Escaper extends Edits {
  readonly templates: TemplateSet;
  readonly work: Work;
  /** The context after a template, by mangled name. */
  readonly output: Map<Bytes, Context>;
  /** Copies of templates for other contexts, by mangled name. */
  readonly derived: Map<Bytes, ListNode>;
  readonly called: Set<Bytes>;
  /** Where the innermost range was left. */
  jumps: Jumps | undefined;
}

export function startEscaper(templates: TemplateSet, work: Work, before?: Escaper): Escaper {
  return {
    templates,
    work,
    output: new Map(before?.output),
    derived: new Map(),
    called: new Set(),
    jumps: before?.jumps,
    actions: new Map(),
    calls: new Map(),
    texts: new Map(),
  };
}

/**
 * Finds the context after a template that starts in a context, and notes how to escape its actions.
 *
 * @returns the context, or one in stateError; and the name of the copy of the template for the context
 */
export function escapeTree(
  escaper: Escaper,
  context: Context,
  name: Bytes,
  position?: number,
): readonly [Context, Bytes] {
  const mangled = mangle(name, context);
  escaper.called.add(mangled);
  const known = escaper.output.get(mangled);
  if (known !== undefined) return [known, mangled];
  const body = bodyOf(escaper, name);
  if (body === undefined) return [failed(`no such template ${quote(name)}`, position), mangled];
  let own = body;
  if (mangled !== name) {
    own = bodyOf(escaper, mangled) ?? structuredClone(body);
    escaper.derived.set(mangled, own);
  }
  return [outputContext(escaper, context, mangled, own), mangled];
}

function bodyOf(escaper: Escaper, name: Bytes): ListNode | undefined {
  return escaper.templates.get(name) ?? escaper.derived.get(name);
}

function failed(message: Bytes, position?: number): Context {
  return { ...textContext, state: 'stateError', error: { message, ...(position === undefined ? {} : { position }) } };
}

/** A recursive template needs its own end context, so two guesses are tried. */
function outputContext(escaper: Escaper, start: Context, name: Bytes, body: ListNode): Context {
  const first = escapeBody(escaper, start, start, name, body);
  if (first.holds) return first.context;
  const second = escapeBody(escaper, first.context, first.context, name, body);
  if (second.holds) return second.context;
  if (first.context.state === 'stateError') return first.context;
  return failed(`cannot compute output context for template ${name}`, body.position);
}

interface Guess {
  readonly context: Context;
  readonly holds: boolean;
}

function escapeBody(escaper: Escaper, start: Context, assumed: Context, name: Bytes, body: ListNode): Guess {
  escaper.output.set(name, assumed);
  return tryList(escaper, start, body, (inner, context) => {
    if (context.state === 'stateError') return false;
    return !inner.called.has(name) || sameContext(assumed, context);
  });
}

/** Escapes a list and keeps the results only if a condition holds. */
function tryList(
  escaper: Escaper,
  start: Context,
  list: ListNode,
  condition: (inner: Escaper, context: Context) => boolean,
): Guess {
  spend(escaper, list.position, 1 + (escaper.output.size >> 2));
  const inner = startEscaper(escaper.templates, escaper.work, escaper);
  const context = escapeList(inner, start, list);
  const holds = condition(inner, context);
  if (holds) {
    for (const [name, output] of inner.output) escaper.output.set(name, output);
    for (const [name, body] of inner.derived) escaper.derived.set(name, body);
    for (const name of inner.called) escaper.called.add(name);
    for (const [node, edit] of inner.actions) escaper.actions.set(node, edit);
    for (const [node, edit] of inner.calls) escaper.calls.set(node, edit);
    for (const [node, edit] of inner.texts) escaper.texts.set(node, edit);
  }
  return { context, holds };
}

function escapeList(escaper: Escaper, start: Context, list: ListNode | undefined): Context {
  let context = start;
  for (const node of list?.nodes ?? []) {
    context = escapeNode(escaper, context, node);
    if (context.state === 'stateDead') break;
  }
  return context;
}

function escapeNode(escaper: Escaper, context: Context, node: Node): Context {
  spend(escaper, node.position, 1);
  switch (node.kind) {
    case 'text': {
      if (context.state === 'stateError') return context;
      const escaped = escapeText(context, node, (steps) => spend(escaper, node.position, steps));
      escaper.texts.set(node, escaped.text);
      return escaped.context;
    }
    case 'action':
      return escapeAction(escaper, context, node);
    case 'template':
      return escapeCall(escaper, context, node);
    case 'break':
    case 'continue':
      escaper.jumps?.[node.kind].push({ context, node });
      return { ...textContext, state: 'stateDead' };
    default:
      return escapeBranch(escaper, context, node);
  }
}

function spend({ work }: Escaper, position: number, steps: number): void {
  work.steps += steps;
  if (work.steps > limits.steps) work.exceed(`escaping the template takes more than ${limits.steps} steps`, position);
  if (work.depth > limits.depth) work.exceed(`nested deeper than ${limits.depth} levels`, position);
}

function escapeCall(escaper: Escaper, context: Context, node: TemplateNode): Context {
  escaper.work.depth += 1;
  const [after, name] = escapeTree(escaper, context, node.name, node.position);
  escaper.work.depth -= 1;
  if (name !== node.name) escaper.calls.set(node, name);
  return after;
}

function escapeBranch(escaper: Escaper, start: Context, node: BranchNode): Context {
  escaper.work.depth += 1;
  const context = node.kind === 'range' ? escapeRange(escaper, start, node) : escapeList(escaper, start, node.list);
  const isFinal = node.kind === 'range' && context.state === 'stateError';
  const joined = isFinal ? context : joinContexts(context, escapeList(escaper, start, node.elseList), node, node.kind);
  escaper.work.depth -= 1;
  return joined;
}

/** A range can repeat, so it must be able to start in the context in which it ends. */
function escapeRange(escaper: Escaper, start: Context, node: BranchNode): Context {
  const outer = escaper.jumps;
  const withJumps = (escapeBody: () => Context) => {
    const jumps: Jumps = { break: [], continue: [] };
    escaper.jumps = jumps;
    const context = escapeBody();
    escaper.jumps = outer;
    return context.state === 'stateError' ? context : joinJumps(context, jumps);
  };
  const once = withJumps(() => escapeList(escaper, start, node.list));
  if (once.state === 'stateError') return once;
  return withJumps(() => {
    const twice = joinContexts(once, tryList(escaper, once, node.list, () => false).context, node, 'range');
    if (twice.error !== undefined) {
      twice.error.line = node.line;
      twice.error.message = `on range loop re-entry: ${twice.error.message}`;
    }
    return twice;
  });
}

function escapeAction(escaper: Escaper, before: Context, node: ActionNode): Context {
  const { commands, variables } = node.pipe;
  if (variables.length > 0) return before;
  const context = nudge(before);
  const unquoted = context.state === 'stateAttr' && context.delim === 'delimSpaceOrTagEnd';
  const misplaced = commands.map(functionOf).find((name, index) => {
    if (name === undefined || !predefined.has(name)) return false;
    return index < commands.length - 1 || (unquoted && name === 'html');
  });
  if (misplaced !== undefined) {
    return failed(`predefined escaper ${quote(misplaced)} disallowed in template`, node.position);
  }
  if (context.state === 'stateError') return context;
  if (context.urlPart === 'urlPartUnknown') {
    return failed(`${nodeText(node)} appears in an ambiguous context within a URL`, node.position);
  }
  escaper.actions.set(node, escapersFor(context));
  return context;
}
