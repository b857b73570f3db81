import { parseFailure } from '../go-template-error.ts';
import type { Cursor } from '../lexer/cursor.ts';
import { nextToken } from '../lexer/next-token.ts';
import { describeToken, type Token, type TokenKind } from '../lexer/token.ts';
import { limits } from '../limits.ts';
import type { Bytes } from '../text/bytes.ts';
import type { ListNode } from './node.ts';

/** What all definitions of a template share. */
export interface Shared {
  /** The name of the outermost template; errors carry it. */
  readonly parseName: Bytes;
  readonly functions: ReadonlySet<string>;
  readonly bodies: Map<Bytes, ListNode>;
  readonly work: { depth: number; nodes: number };
}

/** A template, or a definition in it, while it is parsed. */
export interface Definition {
  readonly shared: Shared;
  readonly stream: TokenStream;
  /** The variables that are declared here, innermost last. */
  readonly variables: Bytes[];
  /** The line where the innermost action began, for an error in a later line; 0 outside actions. */
  actionLine: number;
  rangeDepth: number;
}

export function startDefinition(shared: Shared, cursor: Cursor): Definition {
  return { shared, stream: openStream(cursor), variables: ['$'], actionLine: 0, rangeDepth: 0 };
}

export function fail({ shared, stream }: Definition, message: Bytes, phase?: 'limit'): never {
  throw parseFailure(shared.parseName, stream.latest?.line ?? 1, message, phase);
}

export function unexpected(definition: Definition, token: Token, context: Bytes): never {
  if (token.kind !== 'error') fail(definition, `unexpected ${describeToken(token)} in ${context}`);
  const { actionLine, shared } = definition;
  const started = `${token.text.endsWith(' action') ? '' : ' in action'} started at ${shared.parseName}:${actionLine}`;
  fail(definition, token.text + (actionLine !== 0 && actionLine !== token.line ? started : ''));
}

export function expect(definition: Definition, kind: TokenKind, context: Bytes): Token {
  const token = nextNonSpace(definition.stream);
  if (token.kind !== kind) unexpected(definition, token, context);
  return token;
}

/** Runs an action one level deeper. */
export function nested<T>(definition: Definition, parse: () => T): T {
  const { work } = definition.shared;
  if (work.depth >= limits.depth) fail(definition, `nested deeper than ${limits.depth} levels`, 'limit');
  work.depth += 1;
  const result = parse();
  work.depth -= 1;
  return result;
}

/** Counts a part of the template: a text, an action or an operand. */
export function countNode(definition: Definition): void {
  const { work } = definition.shared;
  work.nodes += 1;
  if (work.nodes > limits.nodes) fail(definition, `more than ${limits.nodes} actions and operands`, 'limit');
}

/** The tokens of one definition: reads ahead, and puts back what it read too far. */
interface TokenStream {
  readonly cursor: Cursor;
  /** To be read again, the next one last. */
  readonly putBack: Token[];
  /** The token that was read last; parse errors are reported there. */
  latest: Token | undefined;
}

function openStream(cursor: Cursor): TokenStream {
  return { cursor, putBack: [], latest: undefined };
}

export function next(stream: TokenStream): Token {
  const again = stream.putBack.pop();
  if (again !== undefined) return again;
  stream.latest = nextToken(stream.cursor);
  return stream.latest;
}

export function peek(stream: TokenStream): Token {
  const token = next(stream);
  stream.putBack.push(token);
  return token;
}

export function nextNonSpace(stream: TokenStream): Token {
  let token = next(stream);
  while (token.kind === 'space') token = next(stream);
  return token;
}

export function peekNonSpace(stream: TokenStream): Token {
  const token = nextNonSpace(stream);
  stream.putBack.push(token);
  return token;
}
