import type { ResourceFile } from '../adoption/read-resources.ts';
import type { ValuesInput } from '../values/load-values.ts';
import { decodeText } from '../values/yaml/decode-text.ts';

/** The text of each file by the name that positions use, up to the first byte that is not valid text. */
export function sourceTexts(
  inputs: readonly ValuesInput[],
  others: readonly ResourceFile[] = [],
): ReadonlyMap<string, string> {
  const files = [...inputs.filter((input) => input.kind === 'file'), ...others];
  return new Map(files.map(({ name, bytes }) => [name, textOf(bytes)]));
}

function textOf(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  return decoded.ok ? decoded.text : decoded.before;
}
