import Handlebars from 'handlebars';
import { type TemplatePlace, templateError } from './template-error.ts';

/** The most `{{` in a template: the parser's time grows with the cube of unclosed blocks. */
const mostBraces = 500;

/**
 * Parses a template.
 *
 * @param file how errors name the template
 * @throws TemplateError if the syntax is wrong
 */
export function parseTemplate(source: string, file: string): hbs.AST.Program {
  const [tooMany] = [...source.matchAll(/\{\{/g)].slice(mostBraces);
  if (tooMany !== undefined) {
    throw templateError(placeAt(source, tooMany.index, file), `a template can have at most ${mostBraces} {{`);
  }
  try {
    return Handlebars.parse(source, { srcName: file } as ParseOptions);
  } catch (error) {
    if (error instanceof RangeError) throw templateError({ file, line: 1, column: 1 }, 'blocks are nested too deeply');
    throw templateError({ file, ...placeOf(error as HandlebarsError) }, reasonOf(error as HandlebarsError));
  }
}

function placeAt(source: string, offset: number, file: string): TemplatePlace {
  const lines = source.slice(0, offset).split('\n');
  return { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** Handlebars copies `srcName` to every location. Its types do not have it. */
type ParseOptions = Parameters<typeof Handlebars.parse>[1] & { srcName: string };

/** Errors about paths and blocks have a place. For syntax errors only the lexer knows the place. */
type HandlebarsError = Error & { readonly lineNumber?: number; readonly column?: number };

interface Lexer {
  readonly yylloc: { readonly first_line: number; readonly first_column: number };
}

function placeOf({ lineNumber, column }: HandlebarsError): { readonly line: number; readonly column: number } {
  if (lineNumber !== undefined) return { line: lineNumber, column: (column ?? 0) + 1 };
  const { lexer } = (Handlebars as unknown as { readonly Parser: { readonly lexer: Lexer } }).Parser;
  return { line: lexer.yylloc.first_line, column: lexer.yylloc.first_column + 1 };
}

function reasonOf({ message }: HandlebarsError): string {
  const [first = ''] = message.split('\n');
  if (!first.startsWith('Parse error')) return first.replace(/ - \d+:\d+$/, '');
  const got = /got '(\w+)'$/.exec(message)?.[1];
  return got === 'EOF' ? 'the template ends within a {{…}} or a block' : 'this cannot stand here in a template';
}
