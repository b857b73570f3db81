import { type Cookie, readCookiePattern } from '../../release/cookie-pattern.ts';
import type { Condition } from './route.ts';

/**
 * The cookie that a condition asks for, as routes with affinity do; null if it asks for anything else. Routes have no
 * form for it but a regular expression, which nobody wants to read.
 */
export function cookieOf({ subject, comparison }: Condition): Cookie | null {
  const isOfCookies = subject.kind === 'header' && subject.name.toLowerCase() === 'cookie';
  return isOfCookies && comparison.kind === 'regex' ? readCookiePattern(comparison.text) : null;
}
