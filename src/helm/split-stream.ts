/** One document of a stream, with everything around it: its `---` line, its comments, its line breaks. */
export interface StreamDocument {
  /** Its bytes as they came. */
  readonly bytes: Uint8Array;
  /** The same bytes, one character each: quick to search in any encoding. */
  readonly binary: string;
  /** Its number in the stream, from 1. */
  readonly number: number;
}

/**
 * A line that begins a document. YAML forbids it inside every scalar, also in blocks and quotes (YAML 1.2.2, rule 206,
 * c-forbidden), so the end of a document can be found without parsing.
 */
const beginning = /^---(?![^ \t\r\n])/gm;

/**
 * Splits the stream of YAML documents that Helm passes to a post-renderer. Joined, the documents are the stream again,
 * byte for byte. Nothing is parsed: a document may be empty or invalid.
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

/**
 * Whether a stream has more documents than so many. It stops counting there, so that an endless row of empty documents
 * takes neither time nor memory.
 */
export function hasMoreDocuments(stream: Uint8Array, most: number): boolean {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  let count = 0;
  for (let at = bytes.indexOf('---'); at !== -1 && count <= most; at = bytes.indexOf('---', at + 3)) {
    if (at === 0 || bytes[at - 1] === 0x0a || bytes[at - 1] === 0x0d) count += 1;
  }
  return count > most;
}

/** Appends bytes to the parts of a stream. Adjacent bytes become one part again, so that there are few parts. */
export function appendBytes(parts: (Uint8Array | string)[], bytes: Uint8Array): void {
  const last = parts.at(-1);
  const isNext =
    typeof last === 'object' && last.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset;
  if (isNext) parts[parts.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + bytes.length);
  else parts.push(bytes);
}
