import { RE2JS } from 're2js';

/** Why a text is not a regular expression in the syntax of https://github.com/google/re2/wiki/Syntax; undefined if it is. */
export function findExpressionProblem(text: string): string | undefined {
  try {
    RE2JS.compile(text);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^error parsing regexp: /, '');
  }
}
