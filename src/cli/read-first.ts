import { closeSync, openSync, readSync } from 'node:fs';
import { limits } from '../values/limits.ts';

/** Bytes. What is longer is refused later, so the rest of an endless file or stream is not waited for. */
export const mostRead = limits.bytes + 1;

/**
 * Reads a file, or the beginning of one that is larger than so many bytes.
 *
 * @throws NodeJS.ErrnoException if it cannot be read
 */
export function readFirst(path: string, mostBytes: number = mostRead): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(mostBytes);
    let length = 0;
    for (let read = -1; read !== 0 && length < mostBytes; length += read) {
      read = readSync(file, buffer, length, mostBytes - length, null);
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
