import { RE2JS } from 're2js';

/**
 * Why a text is not a regular expression; undefined if it is one.
 * Source of the syntax: https://github.com/google/re2/wiki/Syntax
 */
export function findExpressionProblem(text: string): string | undefined {
  try {
    RE2JS.compile(text);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^error parsing regexp: /, '');
  }
}
