import type { Token, TokenKind } from '../lexer/token.ts';
import { limits } from '../limits.ts';
import type { Bytes } from '../text/bytes.ts';
import { quote, unquote } from '../text/quote.ts';
import {
  countNode,
  type Definition,
  fail,
  nested,
  next,
  nextNonSpace,
  peek,
  peekNonSpace,
  unexpected,
} from './definition.ts';
import { type CommandNode, nodeText, type Operand, type PipeNode, type VariableNode } from './node.ts';
import { parseNumber } from './parse-number.ts';

const operandKinds: ReadonlySet<TokenKind> = new Set([
  'bool',
  'charConstant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  'leftParen',
]);

/** Declarations and commands, and the token that ends them. */
export function parsePipeline(definition: Definition, context: Bytes, end: TokenKind): PipeNode {
  const { stream } = definition;
  const { position, line } = peekNonSpace(stream);
  const { variables, assigns } = parseDeclarations(definition, context);
  const commands: CommandNode[] = [];
  for (let token = nextNonSpace(stream); token.kind !== end; token = nextNonSpace(stream)) {
    if (!operandKinds.has(token.kind)) unexpected(definition, token, context);
    stream.putBack.push(token);
    commands.push(parseCommand(definition));
  }
  if (commands.length === 0) fail(definition, `missing value for ${context}`);
  const literal = commands.findIndex(({ operands: [first] }, index) => index > 0 && !isExecutable(first));
  if (literal > 0) fail(definition, `non executable command in pipeline stage ${literal + 1}`);
  return { kind: 'pipe', position, line, assigns, variables, commands };
}

function isExecutable(operand: Operand | undefined): boolean {
  return operand !== undefined && !['bool', 'dot', 'nil', 'number', 'string'].includes(operand.kind);
}

interface Declarations {
  readonly variables: readonly VariableNode[];
  readonly assigns: boolean;
}

function parseDeclarations(definition: Definition, context: Bytes): Declarations {
  const { stream } = definition;
  const variables: VariableNode[] = [];
  for (;;) {
    const variable = peekNonSpace(stream);
    if (variable.kind !== 'variable') return { variables, assigns: false };
    next(stream);
    // The next token shows whether the variable is declared or used; a space there separates operands.
    const after = peek(stream);
    const operator = peekNonSpace(stream);
    const declares = operator.kind === 'assign' || operator.kind === 'declare';
    if (!declares && !(operator.kind === 'char' && operator.text === ',')) {
      if (after.kind === 'space') stream.putBack.push(after);
      stream.putBack.push(variable);
      return { variables, assigns: false };
    }
    nextNonSpace(stream);
    variables.push(variableNode(variable));
    definition.variables.push(variable.text);
    if (definition.variables.length > limits.variables) {
      fail(definition, `more than ${limits.variables} variables at once`, 'limit');
    }
    if (declares) return { variables, assigns: operator.kind === 'assign' };
    expectSecondVariable(definition, context, variables.length);
  }
}

/** After a comma: only `range` declares two variables. */
function expectSecondVariable(definition: Definition, context: Bytes, declared: number): void {
  if (context === 'range' && declared < 2) {
    const { kind } = peekNonSpace(definition.stream);
    if (kind === 'variable' || kind === 'rightDelim' || kind === 'rightParen') return;
    fail(definition, 'range can only initialize variables');
  }
  fail(definition, `too many declarations in ${context}`);
}

/** Operands up to a bar or to the end of the pipeline. */
function parseCommand(definition: Definition): CommandNode {
  const { stream } = definition;
  const { position } = peekNonSpace(stream);
  const operands: Operand[] = [];
  for (;;) {
    peekNonSpace(stream);
    const operand = parseOperand(definition);
    if (operand !== undefined) operands.push(operand);
    const token = next(stream);
    if (token.kind === 'space') continue;
    if (token.kind === 'rightDelim' || token.kind === 'rightParen') stream.putBack.push(token);
    else if (token.kind !== 'pipe') unexpected(definition, token, 'operand');
    break;
  }
  if (operands.length === 0) fail(definition, 'empty command');
  return { kind: 'command', position, operands };
}

/** A term and the fields that follow it; undefined if there is no term. */
function parseOperand(definition: Definition): Operand | undefined {
  const { stream } = definition;
  const term = parseTerm(definition);
  if (term === undefined || peek(stream).kind !== 'field') return term;
  const { position } = peek(stream);
  const fields: Bytes[] = [];
  while (peek(stream).kind === 'field') fields.push(next(stream).text.slice(1));
  switch (term.kind) {
    case 'field':
      return { ...term, position, fields: [...term.fields, ...fields] };
    case 'variable':
      return { ...term, position, fields: [...term.fields, ...fields] };
    case 'bool':
    case 'string':
    case 'number':
    case 'nil':
    case 'dot':
      return fail(definition, `unexpected . after term ${quote(nodeText(term))}`);
    default:
      return { kind: 'chain', position, operand: term, fields };
  }
}

function parseTerm(definition: Definition): Operand | undefined {
  countNode(definition);
  const token = nextNonSpace(definition.stream);
  const { kind, position, text } = token;
  switch (kind) {
    case 'identifier':
      if (!definition.shared.functions.has(text)) fail(definition, `function ${quote(text)} not defined`);
      return { kind, position, name: text };
    case 'dot':
    case 'nil':
      return { kind, position };
    case 'variable':
      if (!definition.variables.includes(text)) fail(definition, `undefined variable ${quote(text)}`);
      return variableNode(token);
    case 'field':
      return { kind, position, fields: [text.slice(1)] };
    case 'bool':
      return { kind, position, value: text === 'true' };
    case 'charConstant':
    case 'complex':
    case 'number': {
      const parsed = parseNumber(text, kind);
      if ('failure' in parsed) return fail(definition, parsed.failure);
      return { kind: 'number', position, text, value: parsed.value };
    }
    case 'leftParen':
      return nested(definition, () => parsePipeline(definition, 'parenthesized pipeline', 'rightParen'));
    case 'rawString':
    case 'string':
      return { kind: 'string', position, quoted: text, text: unquoteToken(definition, token) };
    default:
      definition.stream.putBack.push(token);
      return undefined;
  }
}

/** The name of a template, from a token that has been read. */
export function parseQuotedName(definition: Definition, token: Token, context: Bytes): Bytes {
  if (token.kind !== 'string' && token.kind !== 'rawString') unexpected(definition, token, context);
  return unquoteToken(definition, token);
}

function unquoteToken(definition: Definition, { text }: Token): Bytes {
  return unquote(text) ?? fail(definition, 'invalid syntax');
}

function variableNode({ position, text }: Token): VariableNode {
  return { kind: 'variable', position, name: text, fields: [] };
}
