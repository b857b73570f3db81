import type { Regex } from './compile-regex.ts';
import { type Field, needText } from './field.ts';
import { routeProblem } from './route-problem.ts';

/** @throws RouteProblem if the text is no regular expression of RE2 */
export function readRegex(field: Field): Regex {
  const compiled = field.regexes.compile(needText(field));
  if (compiled.ok) return compiled.regex;
  throw routeProblem(field.path, `is no regular expression that the proxies take: ${compiled.reason}`);
}
