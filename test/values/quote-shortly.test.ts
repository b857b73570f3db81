import { expect, it } from 'vitest';
import { quoteShortly } from '../../src/values/quote-shortly.ts';

it.each([
  ['a', '"a"'],
  ['a"b', '"a\\"b"'],
  ['a'.repeat(60), `"${'a'.repeat(60)}"`],
  ['a'.repeat(61), `"${'a'.repeat(59)}…"`],
])('%s is quoted as %s', (text, quoted) => {
  expect(quoteShortly(text)).toBe(quoted);
});
