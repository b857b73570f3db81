/** One document of a stream, with everything around it: its `---` line, its comments, its line breaks. */
export interface StreamDocument {
  /** Its bytes as they came. */
  readonly bytes: Uint8Array;
  /** The same bytes, a character each: quick to search, whatever the encoding. */
  readonly binary: string;
  /** Its number in the stream, from 1. */
  readonly number: number;
}

/**
 * A line that begins a document. YAML lets none stand inside a scalar, not in a block nor in quotes (YAML 1.2.2, rule
 * 206, c-forbidden), so no document has to be read to find where it ends.
 */
const beginning = /^---(?![^ \t\r\n])/gm;

/**
 * Splits a stream of YAML documents, as Helm hands it to a post-renderer. The documents one after another are the
 * stream, byte for byte. Nothing is read: a document may be empty, or no YAML at all.
 */
export function splitStream(stream: Uint8Array): readonly StreamDocument[] {
  const binary = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength).toString('latin1');
  const starts = [...binary.matchAll(beginning)].map(({ index }) => index);
  const bounds = [0, ...starts.filter((start) => start > 0), binary.length];
  const documents: StreamDocument[] = [];
  for (const [index, end] of bounds.slice(1).entries()) {
    const start = bounds[index] ?? 0;
    if (end === start) continue;
    documents.push({
      bytes: stream.subarray(start, end),
      binary: binary.slice(start, end),
      number: documents.length + 1,
    });
  }
  return documents;
}

/** Adds bytes to the parts of a stream. What lay side by side before becomes one part again, so that parts are few. */
export function appendBytes(parts: (Uint8Array | string)[], bytes: Uint8Array): void {
  const last = parts.at(-1);
  const isNext =
    typeof last === 'object' && last.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset;
  if (isNext) parts[parts.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + bytes.length);
  else parts.push(bytes);
}
