import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../src/markup/escape-xml.ts';

describe('escapeXml', () => {
  it.each([
    [`<&>"'`, '&lt;&amp;&gt;&quot;&#39;'],
    ['\u0000\ufffe\ud800', '\\0\ufffd\\uD800'],
    ['a\nb', 'a\nb'],
  ])('%j', (text, expected) => {
    expect(escapeXml(text)).toBe(expected);
  });
});
