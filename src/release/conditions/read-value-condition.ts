import type { Data } from '../../values/data.ts';
import { readTextCondition } from './read-text-condition.ts';
import type { TextCondition } from './text-condition.ts';

/** Reads a StringMatch on a header or a query parameter, which may be absent; some ask only that it is there. */
export function readValueCondition(match: Data | undefined): TextCondition {
  const condition = readTextCondition(match);
  const isPresence =
    (condition.kind === 'prefix' && condition.text === '') ||
    (condition.kind === 'regex' && (condition.text === '*' || condition.text === '.*'));
  return isPresence ? { kind: 'present' } : condition;
}
