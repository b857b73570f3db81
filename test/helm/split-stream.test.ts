import { describe, expect, it } from 'vitest';
import { appendBytes, splitStream } from '../../src/helm/split-stream.ts';
import { fc } from '../fast-check.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const split = (text: string) => splitStream(bytesOf(text)).map(({ bytes }) => new TextDecoder().decode(bytes));

describe('splitStream', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    ['a: 1\n', ['a: 1\n']],
    ['---\na: 1\n---\nb: 2\n', ['---\na: 1\n', '---\nb: 2\n']],
    ['# first\n---\na: 1\n', ['# first\n', '---\na: 1\n']],
    ['---\n---\n\n---\n', ['---\n', '---\n\n', '---\n']],
    ['a: 1\n---', ['a: 1\n', '---']],
    ['a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
    ['a: 1\r---\rb: 2\r', ['a: 1\r', '---\rb: 2\r']],
    ['--- {a: 1}\n--- # b\nb: 2\n', ['--- {a: 1}\n', '--- # b\nb: 2\n']],
    ['a: |\n  ---\n  text\n ---\n', ['a: |\n  ---\n  text\n ---\n']],
    ['a: "x\n  ---\n  y"\n', ['a: "x\n  ---\n  y"\n']],
    ['a: "--- "\n', ['a: "--- "\n']],
    ['---a\n----\n---: b\n', ['---a\n----\n---: b\n']],
    ['é: ü\n---\n# 日本\n', ['é: ü\n', '---\n# 日本\n']],
  ])('%j', (text, documents) => {
    expect(split(text)).toEqual(documents);
    expect(splitStream(bytesOf(text)).map(({ number }) => number)).toEqual(documents.map((_, index) => index + 1));
  });

  it('loses no byte of any stream, even if it is not UTF-8', () => {
    const piece = fc.oneof(
      fc.constantFrom('---', '\n', '\r\n', '\r', ' ', '\t', 'a: 1', '|', '"', '\u00a0'),
      fc.string({ maxLength: 5 }),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => bytesOf(pieces.join('')));
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 60 })), (stream) => {
        const documents = splitStream(stream);
        expect(Buffer.concat(documents.map(({ bytes }) => bytes))).toEqual(Buffer.from(stream));
        for (const { binary, bytes } of documents) expect(Buffer.from(binary, 'latin1')).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

it('appendBytes joins adjacent bytes, and nothing else', () => {
  const bytes = new TextEncoder().encode('abcdefgh');
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
