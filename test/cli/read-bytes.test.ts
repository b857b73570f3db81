import { expect, it } from 'vitest';
import { readStream } from '../../src/cli/read-bytes.ts';

async function* pieces(bytes: Uint8Array, size: number) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);

it.each([1, 7, 65_536, 300_000])('a stream in pieces of %i bytes is read whole', async (size) => {
  expect(Buffer.compare(await readStream(pieces(bytes, size), 1_000_000), bytes)).toBe(0);
});

it('only the beginning of a longer stream is read', async () => {
  expect(Buffer.compare(await readStream(pieces(bytes, 1000), 70_001), bytes.subarray(0, 70_001))).toBe(0);
});

it('a stream may be empty', async () => {
  expect(await readStream(pieces(bytes.subarray(0, 0), 1), 10)).toHaveLength(0);
});
