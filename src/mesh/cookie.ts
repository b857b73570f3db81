import { type Condition, escapeRegex } from './condition.ts';

/** A cookie of a request. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
}

const before = '^(.*;\\s*)?';
const after = '(\\s*;.*)?$';

/** A regular expression that the header `cookie` matches if it contains this cookie. It is for RE2, which proxies use. */
export function cookiePattern({ name, value }: Cookie): string {
  return `${before}${escapeRegex(name)}=${escapeRegex(value)}${after}`;
}

/** The cookie for which `cookiePattern` writes this expression; null for any other expression. */
export function readCookiePattern(pattern: string): Cookie | null {
  const quoted = pattern.slice(before.length, -after.length);
  const sign = quoted.indexOf('=');
  const cookie = { name: unquote(quoted.slice(0, sign)), value: unquote(quoted.slice(sign + 1)) };
  return sign > 0 && cookiePattern(cookie) === pattern ? cookie : null;
}

function unquote(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/**
 * The cookie that a condition of a route with affinity asks for; null for any other condition. A route can express it only
 * as a regular expression, which is hard to read in output.
 */
export function cookieOf({ subject, comparison }: Condition): Cookie | null {
  const isOfCookies = subject.kind === 'header' && subject.name === 'cookie';
  return isOfCookies && comparison.kind === 'regex' ? readCookiePattern(comparison.text) : null;
}
