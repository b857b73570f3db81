import { describe, expect, it } from 'vitest';
import { cookiePattern, readCookiePattern } from '../../src/mesh/cookie.ts';
import { fc } from '../fast-check.ts';

const name = fc.string({ minLength: 1 }).filter((text) => !/[=\n]/.test(text));
const value = fc.string().filter((text) => !text.includes('\n'));

describe('cookiePattern', () => {
  it('is read back as the cookie that it was made of', () => {
    fc.assert(
      fc.property(fc.record({ name, value }, { noNullPrototype: true }), (cookie) => {
        expect(readCookiePattern(cookiePattern(cookie))).toEqual(cookie);
      }),
    );
  });

  it.each([
    '',
    'v=web-0',
    '^(.*;\\s*)?v(\\s*;.*)?$',
    '^(.*;\\s*)?=web-0(\\s*;.*)?$',
    '^(.*;\\s*)?v=web-.(\\s*;.*)?$',
    '^(.*;\\s*)?v=(a|b)(\\s*;.*)?$',
    '^(.*;\\s*)?v=web\\d(\\s*;.*)?$',
    '^(.*; )?v=web-0(\\s*;.*)?$',
    '^(.*;\\s*)?v=web-0(;.*)?$',
  ])('%j is another expression', (pattern) => {
    expect(readCookiePattern(pattern)).toBeNull();
  });
});
