import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { limits } from '../values/limits.ts';

/**
 * Bytes to read at most. Longer values are rejected later, so an endless file or stream need not be read to its end.
 */
export const mostRead = limits.bytes + 1;

/** Bytes of the first buffer where the length is unknown; it is doubled while it is too small. */
const firstRoom = 64 * 1024;

/**
 * Reads a file, at most so many bytes.
 *
 * @throws NodeJS.ErrnoException if it cannot be read
 */
export function readFirst(path: string, mostBytes: number = mostRead): Uint8Array {
  const file = openSync(path, 'r');
  try {
    // One byte more than the size shows the end of the file. A file may grow meanwhile, or not know its size.
    let buffer = Buffer.alloc(Math.min(mostBytes, (fstatSync(file).size || firstRoom) + 1));
    let length = 0;
    for (let read = -1; read !== 0 && length < mostBytes; length += read) {
      if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(mostBytes, 2 * length));
      read = readSync(file, buffer, length, buffer.length - length, null);
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/**
 * Reads a stream, at most so many bytes. The cost does not depend on the size of its pieces.
 */
export async function readStream(stream: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Uint8Array> {
  let read = Buffer.allocUnsafe(firstRoom);
  let length = 0;
  for await (const chunk of stream) {
    if (length + chunk.length > read.length) {
      const more = Buffer.allocUnsafe(Math.max(2 * read.length, length + chunk.length));
      read.copy(more, 0, 0, length);
      read = more;
    }
    read.set(chunk, length);
    length += chunk.length;
    if (length >= mostBytes) break;
  }
  return read.subarray(0, Math.min(length, mostBytes));
}
