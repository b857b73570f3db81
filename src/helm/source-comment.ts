import type { StreamDocument } from './split-stream.ts';

/** Helm's comment that names the template of a document, `# Source: chart/templates/file.yaml`, if it has one. */
export function sourceComment({ bytes, binary }: StreamDocument): string | undefined {
  const found = /^# Source: [^\r\n]*/m.exec(binary);
  if (found === null) return undefined;
  return new TextDecoder().decode(bytes.subarray(found.index, found.index + found[0].length));
}
