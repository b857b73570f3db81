import { startLexer } from '../lexer/next-token.ts';
import type { Token } from '../lexer/token.ts';
import { limits } from '../limits.ts';
import type { Bytes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';
import {
  countNode,
  type Definition,
  expect,
  fail,
  nested,
  next,
  nextNonSpace,
  peek,
  peekNonSpace,
  startDefinition,
  unexpected,
} from './definition.ts';
import type { BranchNode, ListNode, Node, TemplateNode } from './node.ts';
import { parsePipeline, parseQuotedName } from './parse-pipeline.ts';

/** The bodies of a template and of the templates that it defines, by name. */
export type TemplateSet = ReadonlyMap<Bytes, ListNode>;

/**
 * Parses a template and all templates that it defines.
 * Source of the rules: https://pkg.go.dev/text/template#hdr-Actions
 *
 * @throws {TemplateFailure} with Go's message if the text is not a template
 */
export function parseTemplate(name: Bytes, text: Bytes, functions: ReadonlySet<string>): TemplateSet {
  const shared = { parseName: name, functions, bodies: new Map<Bytes, ListNode>(), work: { depth: 0, nodes: 0 } };
  const definition: Definition = startDefinition(shared, startLexer(text));
  if (text.length > limits.text) fail(definition, `the template has more than ${limits.text} bytes`, 'limit');
  parseBody(definition, name);
  return shared.bodies;
}

/** The end of a list; it is not part of the list. */
interface Terminator {
  readonly kind: 'end' | 'else';
  readonly position: number;
}

interface ParsedList {
  readonly list: ListNode;
  readonly end: Terminator;
}

/** The outermost template: like a list, but it can contain definitions and ends with the text. */
function parseBody(definition: Definition, name: Bytes): void {
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

/** The nodes up to `end` or `else`. */
function parseList(definition: Definition): ParsedList {
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

/** If a template has two bodies, one of them must be empty; the other counts. */
function addBody(definition: Definition, name: Bytes, body: ListNode): void {
  const { bodies } = definition.shared;
  const existing = bodies.get(name);
  if (existing === undefined || isEmptyBody(existing)) bodies.set(name, body);
  else if (!isEmptyBody(body)) fail(definition, `template: multiple definition of template ${quote(name)}`);
}

/** Whether a body is only white space, as defined by Go's bytes.TrimSpace. */
function isEmptyBody({ nodes }: ListNode): boolean {
  return nodes.every(
    (node) =>
      node.kind === 'text' &&
      /^(?:[\t-\r ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)*$/.test(
        node.text,
      ),
  );
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

function isTerminator(node: Node | Terminator): node is Terminator {
  return node.kind === 'end' || node.kind === 'else';
}

/** An action after its left delimiter, with everything up to its `end`. */
function parseAction(definition: Definition): Node | Terminator {
  const token = nextNonSpace(definition.stream);
  switch (token.kind) {
    case 'block':
      return nested(definition, () => parseBlock(definition));
    case 'break':
    case 'continue':
      return parseJump(definition, token, token.kind);
    case 'else':
      return parseElse(definition);
    case 'end':
      return { kind: 'end', position: expect(definition, 'rightDelim', 'end').position };
    case 'if':
    case 'range':
    case 'with':
      return parseBranch(definition, token.kind);
    case 'template':
      return parseCall(definition);
    default: {
      definition.stream.putBack.push(token);
      const pipe = parsePipeline(definition, 'command', 'rightDelim');
      return { kind: 'action', position: token.position, line: token.line, pipe };
    }
  }
}

function parseJump(definition: Definition, { position, line }: Token, kind: 'break' | 'continue'): Node {
  const token = nextNonSpace(definition.stream);
  if (token.kind !== 'rightDelim') unexpected(definition, token, `{{${kind}}}`);
  if (definition.rangeDepth === 0) fail(definition, `{{${kind}}} outside {{range}}`);
  return { kind, position, line };
}

/** Does not read the `if` or `with` of an `else if` or `else with`. */
function parseElse(definition: Definition): Terminator {
  const token = peekNonSpace(definition.stream);
  if (token.kind === 'if' || token.kind === 'with') return { kind: 'else', position: token.position };
  return { kind: 'else', position: expect(definition, 'rightDelim', 'else').position };
}

function parseBranch(definition: Definition, kind: BranchNode['kind']): BranchNode {
  return nested(definition, () => {
    const declared = definition.variables.length;
    const pipe = parsePipeline(definition, kind, 'rightDelim');
    if (kind === 'range') definition.rangeDepth += 1;
    const { list, end } = parseList(definition);
    if (kind === 'range') definition.rangeDepth -= 1;
    const elseList = end.kind === 'else' ? parseElseList(definition, kind, end) : undefined;
    definition.variables.length = declared;
    return { kind, position: pipe.position, line: pipe.line, pipe, list, elseList };
  });
}

function parseElseList(definition: Definition, kind: BranchNode['kind'], { position }: Terminator): ListNode {
  const { stream } = definition;
  if (kind !== 'range' && peek(stream).kind === kind) {
    next(stream);
    return { kind: 'list', position, nodes: [parseBranch(definition, kind)] };
  }
  const { list, end } = parseList(definition);
  if (end.kind !== 'end') fail(definition, `expected end; found {{${end.kind}}}`);
  return list;
}

/** A block is a definition and a call in one. */
function parseBlock(definition: Definition): TemplateNode {
  const context = 'block clause';
  const token = nextNonSpace(definition.stream);
  const name = parseQuotedName(definition, token, context);
  const pipe = parsePipeline(definition, context, 'rightDelim');
  const body = startDefinition(definition.shared, definition.stream.cursor);
  const { list, end } = parseList(body);
  if (end.kind !== 'end') fail(definition, `unexpected {{${end.kind}}} in ${context}`);
  addBody(body, name, list);
  return { kind: 'template', position: token.position, line: token.line, name, pipe };
}

function parseCall(definition: Definition): TemplateNode {
  const context = 'template clause';
  const { stream } = definition;
  const token = nextNonSpace(stream);
  const name = parseQuotedName(definition, token, context);
  const after = nextNonSpace(stream);
  const call = { kind: 'template', position: token.position, line: token.line, name } as const;
  if (after.kind === 'rightDelim') return { ...call, pipe: undefined };
  stream.putBack.push(after);
  return { ...call, pipe: parsePipeline(definition, context, 'rightDelim') };
}
