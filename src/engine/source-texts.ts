import type { ValuesInput } from '../values/load-values.ts';

/** The text of each values file, by the name that positions use; bytes that are no UTF-8 become U+FFFD. */
export function sourceTexts(inputs: readonly ValuesInput[]): ReadonlyMap<string, string> {
  const decoder = new TextDecoder();
  return new Map(inputs.flatMap((input) => (input.kind === 'file' ? [[input.name, decoder.decode(input.bytes)]] : [])));
}
