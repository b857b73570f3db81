/** Adds bytes to the parts of a stream. What lay side by side before becomes one part again, so that parts are few. */
export function appendBytes(parts: (Uint8Array | string)[], bytes: Uint8Array): void {
  const last = parts.at(-1);
  const isNext =
    typeof last === 'object' && last.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset;
  if (isNext) parts[parts.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + bytes.length);
  else parts.push(bytes);
}
