export type DecodedText =
  | { readonly ok: true; readonly text: string }
  /** `before` is the text up to the first invalid byte. */
  | { readonly ok: false; readonly before: string; readonly message: string; readonly hint: string };

/**
 * Decodes a file: UTF-8, or UTF-16 with a byte order mark, as YAML allows. The byte order mark is not part of the text,
 * so that columns in line 1 are those that an editor shows.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeUtf16(bytes.subarray(2), 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return decodeUtf16(bytes.subarray(2), 'utf-16be');
  return decodeUtf8(startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes);
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): DecodedText {
  const text = utf8.decode(bytes);
  const replacement = firstReplacement(text, bytes);
  if (replacement === undefined) return { ok: true, text };
  const byte = (bytes[replacement.byteOffset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return {
    ok: false,
    before: text.slice(0, replacement.index),
    message: `the byte 0x${byte} is not valid UTF-8`,
    hint: 'save the file as UTF-8',
  };
}

/** The decoder replaces invalid bytes with U+FFFD; a U+FFFD that the file itself contains does not count. */
function firstReplacement(text: string, bytes: Uint8Array): { index: number; byteOffset: number } | undefined {
  let byteOffset = 0;
  let from = 0;
  for (let index = text.indexOf('\uFFFD'); index !== -1; index = text.indexOf('\uFFFD', from)) {
    byteOffset += new TextEncoder().encode(text.slice(from, index)).length;
    if (!startsWith(bytes.subarray(byteOffset, byteOffset + 3), 0xef, 0xbf, 0xbd)) return { index, byteOffset };
    byteOffset += 3;
    from = index + 1;
  }
  return undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    const index = text.indexOf('\uFFFD');
    return {
      ok: false,
      before: text.slice(0, index),
      message: 'the file begins with a UTF-16 byte order mark, but is not valid UTF-16 here',
      hint: 'save the file as UTF-8',
    };
  }
}
