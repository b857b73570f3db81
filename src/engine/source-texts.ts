import type { ValuesInput } from '../values/load-values.ts';
import { decodeText } from '../values/yaml/decode-text.ts';

/** The text of each values file, by the name that positions use; as far as it can be read. */
export function sourceTexts(inputs: readonly ValuesInput[]): ReadonlyMap<string, string> {
  return new Map(inputs.flatMap((input) => (input.kind === 'file' ? [[input.name, textOf(input.bytes)]] : [])));
}

function textOf(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  return decoded.ok ? decoded.text : decoded.before;
}
