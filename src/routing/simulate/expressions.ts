import { RE2JS } from 're2js';
import type { Reading } from '../../mesh/field.ts';

/**
 * Steps of all expressions together: matching takes time for each step and each character. An expression of a usual route
 * has less than a hundred.
 */
const mostSteps = 20_000;

const tooLarge = 'the expressions of this route are too large together';

/**
 * Reads a route so that requests can be followed. Expressions are refused once all of them together are too large to be
 * tried in a short time.
 */
export function strictReading(): Reading {
  const known = new Map<string, string | undefined>();
  let steps = 0;
  const faultOf = (text: string): string | undefined => {
    if (steps + text.length > 2 * mostSteps) return tooLarge;
    const compiled = compile(text);
    if (typeof compiled === 'string') return compiled;
    steps += compiled.programSize();
    return undefined;
  };
  return {
    strict: true,
    faultOfExpression(text) {
      if (known.has(text)) return known.get(text);
      const fault = faultOf(text);
      known.set(text, fault);
      return steps > mostSteps ? tooLarge : fault;
    },
  };
}

/** What holds the text of an expression, such as a comparison. */
interface Holder {
  readonly text: string;
}

/** Whether an expression matches the whole of a text, as Envoy asks of a path, header or parameter. */
export function matchesWhole(holder: Holder, text: string): boolean {
  return compiledOf(holder).matches(text);
}

/** Replaces what an expression matches in a text; `\1` in the replacement is what the first group matched. */
export function replaceAll(holder: Holder, text: string, replacement: string): string {
  const compiled = compiledOf(holder);
  const groups = compiled.groupCount();
  return compiled.matcher(text).replaceAll((...parts) => expand(replacement, parts.slice(0, groups + 1)));
}

/** Those in use, each compiled once. */
const compiledExpressions = new WeakMap<Holder, RE2JS>();

function compiledOf(holder: Holder): RE2JS {
  const compiled = compiledExpressions.get(holder) ?? RE2JS.compile(holder.text);
  compiledExpressions.set(holder, compiled);
  return compiled;
}

/** An expression, or why it is none. Source of the syntax: https://github.com/google/re2/wiki/Syntax */
function compile(text: string): RE2JS | string {
  try {
    return RE2JS.compile(text);
  } catch (error) {
    return (error as Error).message.replace(/^error parsing regexp: /, '');
  }
}

/** Puts what groups matched into a replacement as RE2 writes it: `\1` is the first group, `\\` a backslash. */
function expand(replacement: string, parts: readonly unknown[]): string {
  return replacement.replace(/\\([\d\\])/g, (_, what: string) =>
    what === '\\' ? what : String(parts[Number(what)] ?? ''),
  );
}
