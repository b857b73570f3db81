import type { Token } from '../lexer/token.ts';
import { type Definition, expect, fail, nested, startDefinition, unexpected } from './definition.ts';
import type { BranchNode, ListNode, Node, TemplateNode } from './node.ts';
import { addBody, parseList, type Terminator } from './parse-list.ts';
import { parsePipeline, parseQuotedName } from './parse-operand.ts';
import { next, nextNonSpace, peek, peekNonSpace } from './token-stream.ts';

/** What stands between delimiters, of which the left one is read, and all up to its `end`. */
export function parseAction(definition: Definition): Node | Terminator {
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

/** The `if` or `with` of an `else if` or `else with` is left to be read. */
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

/** A block is a definition and a call of it at once. */
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
