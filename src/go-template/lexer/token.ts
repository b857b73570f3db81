import { type Bytes, firstRunes } from '../text/bytes.ts';
import { quote } from '../text/quote.ts';

const keywords = [
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
] as const;

export type Keyword = (typeof keywords)[number];

export type TokenKind =
  | Keyword
  | 'assign'
  | 'bool'
  | 'char'
  | 'charConstant'
  | 'complex'
  | 'declare'
  | 'dot'
  | 'eof'
  | 'error'
  | 'field'
  | 'identifier'
  | 'leftDelim'
  | 'leftParen'
  | 'number'
  | 'pipe'
  | 'rawString'
  | 'rightDelim'
  | 'rightParen'
  | 'space'
  | 'string'
  | 'text'
  | 'variable';

export interface Token {
  readonly kind: TokenKind;
  /** In bytes, from the start of the template. */
  readonly position: number;
  /** The token as it is written; for an error, its message. */
  readonly text: Bytes;
  /** From 1, where the token begins. */
  readonly line: number;
}

const known: ReadonlySet<string> = new Set(keywords);

export function isKeyword(word: string): word is Keyword {
  return known.has(word);
}

/** A token as Go names it in an error. */
export function describeToken({ kind, text }: Token): Bytes {
  if (kind === 'eof') return 'EOF';
  if (kind === 'error') return text;
  if (kind === 'dot' || isKeyword(kind)) return `<${text}>`;
  return text.length > 10 ? `${quote(firstRunes(text, 10))}...` : quote(text);
}
