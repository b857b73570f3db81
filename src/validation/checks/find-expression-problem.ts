import { RE2JS } from 're2js';

/** RE2 allows no more repetitions, also not by counts inside each other. */
const mostRepetitions = 1000;

/** Repetitions times characters that are compiled as they are; more would take long. */
const mostCost = 20_000;

/**
 * Why a text is not a regular expression; undefined if it is one. It takes no longer for high counts than for low ones.
 * Source of the syntax: https://github.com/google/re2/wiki/Syntax
 */
export function findExpressionProblem(text: string): string | undefined {
  const wrong = findWrongCount(text);
  if (wrong !== undefined) return `invalid repeat count: \`${wrong}\``;
  try {
    RE2JS.compile(costOf(text) > mostCost ? withoutCounts(text) : text);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^error parsing regexp: /, '');
  }
}

/** Quoted text, escapes, classes, parentheses and counts: all parts of an expression that matter for counts. */
const parts =
  /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|[()]|(?<count>\{(?<least>\d+)(?:,(?<most>\d*))?\})|./gsu;

/** The count that makes more repetitions than RE2 allows, together with those inside it. */
function findWrongCount(text: string): string | undefined {
  // How often the part before is repeated at most, and the same for the groups around it.
  let last = 1;
  let group = 1;
  const around: number[] = [];
  for (const [part, groups] of [...text.matchAll(parts)].map((match) => [match[0], match.groups] as const)) {
    if (groups?.count !== undefined) {
      const most = Number(groups.most || groups.least);
      last = Math.max(1, last * most);
      if (most > mostRepetitions || (most > 0 && last > mostRepetitions)) return part;
      if (most === 0) last = 1;
    } else if (part === '(') {
      around.push(Math.max(group, last));
      [last, group] = [1, 1];
    } else if (part === ')') {
      last = Math.max(group, last);
      group = around.pop() ?? 1;
    } else if (!/^[*+?]$/.test(part)) {
      group = Math.max(group, last);
      last = 1;
    }
  }
  return undefined;
}

/** RE2 compiles a part with a count as many times. */
function costOf(text: string): number {
  const counts = [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  return text.length * counts.reduce((product, count) => product + Math.min(count, mostRepetitions), 1);
}

/** The same expression with counts of one. It is valid if the other one is, apart from its counts. */
function withoutCounts(text: string): string {
  return text.replace(parts, (part, ...rest) => {
    const { count, least = '', most } = rest.at(-1) as { readonly [name: string]: string | undefined };
    const isReversed = most !== undefined && most !== '' && Number(most) < Number(least);
    return count === undefined || isReversed ? part : '{1}';
  });
}
