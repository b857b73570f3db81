import { RE2JS } from 're2js';
import type { Reading } from '../../mesh/field.ts';

/**
 * The most steps of all expressions together. Matching takes time for each step and each character. An expression in a usual
 * route has fewer than 100 steps.
 */
const mostSteps = 20_000;

const tooLarge = 'the expressions of this route are too large together';

/**
 * Reads a route for the simulator. It refuses expressions that together would take too long.
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

/** The owner of an expression, such as a comparison. */
interface Holder {
  readonly text: string;
}

/** Whether an expression matches a whole text, as Envoy matches a path, header or parameter. */
export function matchesWhole(holder: Holder, text: string): boolean {
  return compiledOf(holder).matches(text);
}

/** Replaces the matches of an expression in a text. `\1` in the replacement is the text of the first group. */
export function replaceAll(holder: Holder, text: string, replacement: string): string {
  const compiled = compiledOf(holder);
  const groups = compiled.groupCount();
  return compiled.matcher(text).replaceAll((...parts) => expand(replacement, parts.slice(0, groups + 1)));
}

/** The expressions in use. Each is compiled once. */
const compiledExpressions = new WeakMap<Holder, RE2JS>();

function compiledOf(holder: Holder): RE2JS {
  const compiled = compiledExpressions.get(holder) ?? RE2JS.compile(holder.text);
  compiledExpressions.set(holder, compiled);
  return compiled;
}

/** A compiled expression, or the reason why it is invalid. Source of the syntax: https://github.com/google/re2/wiki/Syntax */
function compile(text: string): RE2JS | string {
  try {
    return RE2JS.compile(text);
  } catch (error) {
    return (error as Error).message.replace(/^error parsing regexp: /, '');
  }
}

/** Fills in the groups of a replacement, as in RE2: `\1` is the first group, `\\` a backslash. */
function expand(replacement: string, parts: readonly unknown[]): string {
  return replacement.replace(/\\([\d\\])/g, (_, what: string) =>
    what === '\\' ? what : String(parts[Number(what)] ?? ''),
  );
}
