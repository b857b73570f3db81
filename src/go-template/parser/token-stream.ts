import type { Cursor } from '../lexer/cursor.ts';
import { nextToken } from '../lexer/next-token.ts';
import type { Token } from '../lexer/token.ts';

/** The tokens of one definition: reads ahead, and puts back what it read too far. */
export interface TokenStream {
  readonly cursor: Cursor;
  /** To be read again, the next one last. */
  readonly putBack: Token[];
  /** The token that was read last; where a parse error lies. */
  latest: Token | undefined;
}

export function openStream(cursor: Cursor): TokenStream {
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
