import { writeSync } from 'node:fs';

/**
 * Writes to an open file, however many calls of the system it takes: on a disk that becomes full the first one writes a
 * part, and only the next one fails.
 *
 * @throws NodeJS.ErrnoException if not all can be written
 */
export function writeAll(file: number, data: string | Uint8Array): void {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
