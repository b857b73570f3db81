import type { Node } from '../parser/node.ts';
import { type Context, contextText, nudge, sameContext, textContext } from './context.ts';

interface Jump {
  readonly context: Context;
  readonly node: Node & { readonly kind: 'break' | 'continue' };
}

/** The contexts in which a range is left early. */
export interface Jumps {
  readonly break: Jump[];
  readonly continue: Jump[];
}

/** The context after two branches, which must be one. */
export function joinContexts(one: Context, other: Context, node: Node, name: string): Context {
  if (one.state === 'stateError' || other.state === 'stateDead') return one;
  if (other.state === 'stateError' || one.state === 'stateDead') return other;
  if (sameContext(one, other)) return one;
  if (sameContext({ ...one, urlPart: other.urlPart }, other)) return { ...one, urlPart: 'urlPartUnknown' };
  const [nudgedOne, nudgedOther] = [nudge(one), nudge(other)];
  if (!(sameContext(nudgedOne, one) && sameContext(nudgedOther, other))) {
    const joined = joinContexts(nudgedOne, nudgedOther, node, name);
    if (joined.state !== 'stateError') return joined;
  }
  const message = `{{${name}}} branches end in different contexts: ${contextText(one)}, ${contextText(other)}`;
  return { ...textContext, state: 'stateError', error: { message, position: node.position } };
}

/** After a range, however it was left. */
export function joinJumps(after: Context, jumps: Jumps): Context {
  let context = after;
  for (const { context: left, node } of [...jumps.break, ...jumps.continue]) {
    context = joinContexts(context, left, node, 'range');
    if (context.error !== undefined) {
      context.error.line = node.line;
      context.error.message = `at range loop ${node.kind}: ${context.error.message}`;
      break;
    }
  }
  return context;
}
