import type { Condition } from '../condition.ts';
import type { Reading } from '../field.ts';
import { hides } from '../implies.ts';
import type { Entry, Rule } from '../route.ts';

/**
 * Takes note of regular expressions of paths that Istio never tries, because a prefix matches all their requests: it tries
 * prefixes first, also `/`.
 * Sources: https://github.com/istio/istio/issues/60695, https://github.com/istio/istio/issues/59479
 *
 * @param namespace of the route
 */
export function noteHiddenExpressions(rules: readonly Rule[], namespace: string, { noteFault }: Reading): void {
  const entries = rules.flatMap((rule) => rule.entries.map((entry) => ({ rule, entry })));
  for (const { entry } of entries) {
    const expression = entry.conditions.find(isExpression);
    if (expression === undefined) continue;
    const hider = entries.find(
      (other) => isPrefix(other.entry) && hides(other.entry, entry, { namespace, gateways: [] }),
    );
    if (hider === undefined) continue;
    noteFault?.({
      code: 'hidden-expression',
      path: expression.path,
      message: `Istio sends no requests here: it tries prefixes before regular expressions, and rule ${hider.rule.number} already matches all of them`,
      hint: `write this path as Exact or PathPrefix, or the path of rule ${hider.rule.number} as a shorter regular expression`,
    });
  }
}

/**
 * Whether implementations may choose different rules: each decides whether a regular expression is tried before or after a
 * prefix. They agree if every path but exact ones is an expression, also that of a rule for all other requests.
 */
export function dependsOnImplementation(rules: readonly Rule[]): boolean {
  const entries = rules.flatMap((rule) => rule.entries);
  if (!entries.some((entry) => rankOf(entry) === ranks.expression)) return false;
  return entries.some(isPrefix) || !entries.some(({ conditions }) => conditions.length === 0);
}

/** The first number of the rank of an entry. */
export const ranks = { exact: 3, prefix: 2, expression: 1 } as const;

function rankOf({ rank }: Entry): number | undefined {
  return rank[0];
}

function isPrefix(entry: Entry): boolean {
  return rankOf(entry) === ranks.prefix;
}

function isExpression({ subject, comparison }: Condition): boolean {
  return subject.kind === 'path' && comparison.kind === 'regex';
}
