import type { Data } from '../../values/data.ts';
import type { JsonSchema } from './json-schema.ts';

export interface TypeMistake {
  readonly key: string | number | undefined;
  readonly data: Data;
  /** The types that would be right. */
  readonly types: readonly string[];
  readonly schema: JsonSchema;
  /** What was written, if that is known. */
  readonly written: string | undefined;
}

/** What to write in place of data of the wrong type; undefined where there is nothing to add. */
export function hintForType(mistake: TypeMistake): string | undefined {
  const { data, types } = mistake;
  if (data === null || typeof data !== 'object') return hintForScalar(mistake);
  if (types.includes('array')) return 'begin each item with "- "';
  if (types.includes('object') && Array.isArray(data)) return 'write its keys without "- " before them';
  return undefined;
}

function hintForScalar({ key, data, types, schema, written }: TypeMistake): string | undefined {
  const text = data === null ? '' : (written ?? String(data));
  const keys = schema.properties ?? {};
  if (types.includes('string')) return `put it in quotes: ${JSON.stringify(text)}`;
  if (types.includes('object') && Object.hasOwn(keys, 'exact'))
    return `say how it is compared: exact: ${JSON.stringify(text)}`;
  if (types.includes('object') && Object.hasOwn(keys, 'image')) return 'write keys and values, e.g. image: nginx:1.27';
  if (key === 'weight') return hintForWeight(String(data));
  return typeof data === 'string' ? hintForText(data, types) : undefined;
}

function hintForWeight(text: string): string | undefined {
  if (/^[0-9]+ *%$/.test(text)) return `write it without the percent sign: ${Number.parseInt(text, 10)}`;
  if (!/^[0-9]*\.[0-9]+ *%?$/.test(text)) return undefined;
  if (Number.isInteger(Number(text))) return `write it without a fraction: ${Number(text)}`;
  return 'weights are proportions: multiply all of them by the same number until they are whole';
}

function hintForText(text: string, types: readonly string[]): string | undefined {
  if (types.includes('boolean')) return 'write true or false, without quotes';
  if (types.includes('integer') && /^-?[0-9]+$/.test(text)) return `write it without quotes: ${text}`;
  if (types.includes('number') && text.trim() !== '' && Number.isFinite(Number(text)))
    return `write it without quotes: ${text}`;
  if (types.includes('array'))
    return `make it a list: ${JSON.stringify(text.trim().split(/\s+/)).replaceAll('","', '", "')}`;
  return undefined;
}
