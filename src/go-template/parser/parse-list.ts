import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import { countNode, type Definition, expect, fail, startDefinition, unexpected } from './definition.ts';
import { isEmptyBody } from './is-empty-body.ts';
import type { ListNode, Node } from './node.ts';
import { parseAction } from './parse-action.ts';
import { parseQuotedName } from './parse-operand.ts';
import { next, nextNonSpace, peek, peekNonSpace } from './token-stream.ts';

/** What ends a list and is no part of it. */
export interface Terminator {
  readonly kind: 'end' | 'else';
  readonly position: number;
}

export interface ParsedList {
  readonly list: ListNode;
  readonly end: Terminator;
}

/** The outermost template: like a list, but definitions may stand in it, and the text ends it. */
export function parseBody(definition: Definition, name: Bytes): void {
  const { stream } = definition;
  const { position } = peek(stream);
  const nodes: Node[] = [];
  while (peek(stream).kind !== 'eof') {
    if (peek(stream).kind === 'leftDelim') {
      const delimiter = next(stream);
      const token = nextNonSpace(stream);
      if (token.kind === 'define') {
        parseDefine(startDefinition(definition.shared, stream.cursor));
        continue;
      }
      stream.putBack.push(token, delimiter);
    }
    const node = parseTextOrAction(definition);
    if (isTerminator(node)) fail(definition, `unexpected {{${node.kind}}}`);
    nodes.push(node);
  }
  addBody(definition, name, { kind: 'list', position, nodes });
}

function parseDefine(definition: Definition): void {
  const context = 'define clause';
  const name = parseQuotedName(definition, nextNonSpace(definition.stream), context);
  expect(definition, 'rightDelim', context);
  const { list, end } = parseList(definition);
  if (end.kind !== 'end') fail(definition, `unexpected {{${end.kind}}} in ${context}`);
  addBody(definition, name, list);
}

/** What stands up to `end` or `else`. */
export function parseList(definition: Definition): ParsedList {
  const { stream } = definition;
  const { position } = peekNonSpace(stream);
  const nodes: Node[] = [];
  while (peekNonSpace(stream).kind !== 'eof') {
    const node = parseTextOrAction(definition);
    if (isTerminator(node)) return { list: { kind: 'list', position, nodes }, end: node };
    nodes.push(node);
  }
  return fail(definition, 'unexpected EOF');
}

/** Where a template has two bodies, one of them is to be empty, and the other counts. */
export function addBody(definition: Definition, name: Bytes, body: ListNode): void {
  const { bodies } = definition.shared;
  const existing = bodies.get(name);
  if (existing === undefined || isEmptyBody(existing)) bodies.set(name, body);
  else if (!isEmptyBody(body)) fail(definition, `template: multiple definition of template ${quote(name)}`);
}

function parseTextOrAction(definition: Definition): Node | Terminator {
  countNode(definition);
  const token = nextNonSpace(definition.stream);
  if (token.kind === 'text') return { kind: 'text', position: token.position, text: token.text };
  if (token.kind !== 'leftDelim') unexpected(definition, token, 'input');
  definition.actionLine = token.line;
  const node = parseAction(definition);
  definition.actionLine = 0;
  return node;
}

export function isTerminator(node: Node | Terminator): node is Terminator {
  return node.kind === 'end' || node.kind === 'else';
}
