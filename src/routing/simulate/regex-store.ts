import { type CompiledRegex, compileRegex } from './compile-regex.ts';

/** The regular expressions of a route, each compiled once. */
export interface RegexStore {
  /** @returns the expression, or why there is none */
  readonly compile: (text: string) => CompiledRegex;
}

/**
 * Steps of all expressions together: matching takes time for each step and each character. An expression of a usual route
 * has less than a hundred.
 */
const mostSteps = 20_000;

/** An empty store. It refuses expressions once all of them together are too large to be tried in a short time. */
export function createRegexStore(): RegexStore {
  const known = new Map<string, CompiledRegex>();
  let steps = 0;
  return {
    compile(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const compiled = steps + text.length > 2 * mostSteps ? tooLarge : compileRegex(text);
      if (compiled.ok) steps += compiled.regex.steps;
      known.set(text, compiled);
      return steps > mostSteps ? tooLarge : compiled;
    },
  };
}

const tooLarge: CompiledRegex = {
  ok: false,
  reason: 'the expressions of this route are too large to be tried, all together',
};
