import { escapeRegex } from '../../mesh/condition.ts';
import { anchoredRegex } from './anchored-regex.ts';
import type { TextCondition } from './text-condition.ts';

/** A regular expression for the whole text that says the same as a condition of Istio. */
export function conditionRegex(condition: TextCondition): string {
  switch (condition.kind) {
    case 'exact':
      return anchoredRegex(escapeRegex(condition.text));
    case 'prefix':
      return anchoredRegex(`${escapeRegex(condition.text)}.*`);
    case 'regex':
      return anchoredRegex(condition.text);
    case 'present':
      return '^.*$';
  }
}
