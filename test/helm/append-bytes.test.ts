import { expect, it } from 'vitest';
import { appendBytes } from '../../src/helm/append-bytes.ts';

const bytes = new TextEncoder().encode('abcdefgh');

it('joins what lies side by side, and nothing else', () => {
  const parts: (Uint8Array | string)[] = [];
  appendBytes(parts, bytes.subarray(0, 2));
  appendBytes(parts, bytes.subarray(2, 4));
  parts.push('text');
  appendBytes(parts, bytes.subarray(4, 5));
  appendBytes(parts, bytes.subarray(6, 8));
  appendBytes(parts, new TextEncoder().encode('x'));
  const texts = parts.map((part) => (typeof part === 'string' ? part : new TextDecoder().decode(part)));
  expect(texts).toEqual(['abcd', 'text', 'e', 'gh', 'x']);
});
