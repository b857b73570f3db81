import { type Condition, escapeRegex } from './condition.ts';

/** A cookie of a request. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
}

const before = '^(.*;\\s*)?';
const after = '(\\s*;.*)?$';

/** The regular expression that a header `cookie` matches if this cookie is in it. For RE2, which the proxies use. */
export function cookiePattern({ name, value }: Cookie): string {
  return `${before}${escapeRegex(name)}=${escapeRegex(value)}${after}`;
}

/** The cookie for which `cookiePattern` writes this expression; null for every other one. */
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
 * The cookie that a condition asks for, as routes with affinity do; null if it asks for anything else. Routes have no
 * form for it but a regular expression, which nobody wants to read.
 */
export function cookieOf({ subject, comparison }: Condition): Cookie | null {
  const isOfCookies = subject.kind === 'header' && subject.name === 'cookie';
  return isOfCookies && comparison.kind === 'regex' ? readCookiePattern(comparison.text) : null;
}
