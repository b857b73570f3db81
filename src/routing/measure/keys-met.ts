import type { Answer } from '../answer/answer.ts';
import type { Expectation } from '../expectations/expectation.ts';
import type { Outcome } from '../simulate/follow-request.ts';
import type { EntryResult } from '../simulate/try-rules.ts';
import { effectKey, entryKey } from './coverage.ts';

type Statement = Pick<Expectation, 'answer' | 'mirrors'>;

/**
 * The keys of the units that an expectation meets. Its request meets the condition by which it comes into each rule on its
 * way. It meets what a rule does only if it states it: who answers, and who gets copies.
 */
export function keysMet({ answer: stated, mirrors }: Statement, { outcome }: Answer): readonly string[] {
  return winnersOf(outcome).flatMap(({ route, rule, entry }) => [
    entryKey(route, rule, entry),
    ...(stated === null ? [] : [effectKey(route, rule, 'share'), effectKey(route, rule, 'answer')]),
    ...(mirrors === null ? [] : [effectKey(route, rule, 'copies')]),
  ]);
}

/** A request can come back to the routes, and so can its copies. */
function winnersOf(outcome: Outcome): readonly EntryResult[] {
  const { winner } = outcome.visit;
  const here = winner === null ? [] : [winner];
  if (outcome.kind !== 'forwarded') return here;
  const later = [...outcome.branches, ...outcome.copies].flatMap(({ next }) => (next === null ? [] : winnersOf(next)));
  return [...here, ...later];
}
