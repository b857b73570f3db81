/** Bytes: the first room for a stream, doubled as often as it is too small. */
const firstRoom = 64 * 1024;

/**
 * Reads a stream to its end, or the beginning of one that is longer than so many bytes. It costs the same however small
 * the pieces are in which it comes.
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
