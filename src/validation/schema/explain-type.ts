import { type Data, type DataMap, dataAt } from '../../values/data.ts';
import { keyAt, valueAt } from '../finding.ts';
import { describeData, describeSubject, joinWords } from './describe-data.ts';
import { describePattern } from './describe-pattern.ts';
import { explainMissingKey } from './explain-missing-key.ts';
import { type JsonSchema, schemaAt } from './json-schema.ts';
import type { LocatedError, SchemaContext, SchemaFinding } from './schema-finding.ts';

const typeNames: { readonly [type: string]: string } = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
};

/** Hints do not repeat longer strings. */
const longest = 100;

/** A value of the wrong type, and what its schema asks for. */
interface TypeMistake {
  readonly key: string | number | undefined;
  readonly data: Data;
  /** The types that would be right. */
  readonly types: readonly string[];
  readonly schema: JsonSchema;
  /** The schema of its items, where a list would be right. */
  readonly items: JsonSchema | undefined;
  /** The value as the file has it, if that is known. */
  readonly written: string | undefined;
}

/** `type`: the value has the wrong type. A required key without a value counts as missing. */
export function explainType(error: LocatedError, context: SchemaContext): SchemaFinding {
  const data = dataAt(context.data, error.path) ?? null;
  const path = [...context.prefix, ...error.path];
  const key = error.path.at(-1);
  const required = schemaAt(context.schema, error.path.slice(0, -1))?.required ?? [];
  if (data === null && typeof key === 'string' && required.includes(key)) {
    return { ...explainMissingKey(path), message: `${key} is empty`, at: keyAt(path) };
  }
  const schema = schemaAt(context.schema, error.path) ?? {};
  const types = typesOf(error, schema);
  const items = schemaAt(context.schema, [...error.path, 0]);
  const hint = hintForType({ key, data, types, schema, items, written: context.written(path) });
  return {
    code: 'wrong-type',
    severity: 'error',
    path,
    message: `${describeSubject(path)} must be ${joinWords(types.map(nameType), 'or')}, not ${describeData(data)}`,
    ...(hint === undefined ? {} : { hint }),
    at: valueAt(path),
  };
}

/** `null` only says that the key may be left empty; digits in quotes only that a number may be quoted. */
function typesOf(error: LocatedError, schema: JsonSchema): readonly string[] {
  const types = [error.params.type].flat().map(String);
  const digits = types.includes('integer') && schema.pattern !== undefined && !/[a-z%]/.test(schema.pattern);
  return types.filter((type) => type !== 'null' && !(digits && type === 'string'));
}

function nameType(type: string): string {
  return typeNames[type] ?? type;
}

/** What to write instead of a value of the wrong type; undefined where the message says it all. */
export function hintForType(mistake: TypeMistake): string | undefined {
  const { data, types } = mistake;
  if (data === null || typeof data !== 'object') return hintForScalar(mistake);
  if (types.includes('array')) return 'begin each item with "- "';
  if (types.includes('object') && Array.isArray(data)) return 'remove the "- " before its keys';
  return types.includes('string') ? hintForCollection(mistake.key, data) : undefined;
}

/** A map or list instead of a string. Helm charts often split an image into a map. A list of one item is a slip. */
function hintForCollection(key: TypeMistake['key'], data: DataMap | readonly Data[]): string | undefined {
  const values = Object.values(data);
  if (values.length === 1 && isText(values[0])) return `write the string alone: ${JSON.stringify(values[0])}`;
  if (key !== 'image' || Array.isArray(data)) return undefined;
  const { registry, repository, tag, digest } = data as DataMap;
  if (!isText(repository)) return 'write it as one string, e.g. nginx:1.27';
  const name = isText(registry) ? `${registry}/${repository}` : repository;
  const suffix = isText(digest) ? `@${digest}` : isText(tag) ? `:${tag}` : '';
  return `write it as one string: ${JSON.stringify(name + suffix)}`;
}

/** Numbers do not count: `1.10` would lose its zero. */
function isText(data: Data | undefined): data is string {
  return typeof data === 'string' && data !== '' && data.length <= longest;
}

function hintForScalar({ key, data, types, schema, items, written }: TypeMistake): string | undefined {
  const text = data === null ? '' : typeof data === 'string' ? data : (written ?? String(data));
  const keys = schema.properties ?? {};
  if (key === 'from' && isText(data)) return `write { kind: Deployment, name: ${data.replace(/^.*\//, '')} }`;
  if (types.includes('string')) return hintForQuotes(text, key, schema);
  if (types.includes('object') && Object.hasOwn(keys, 'exact') && text.length <= longest)
    return `write how to compare it: exact: ${JSON.stringify(text)}`;
  if (data === null && typeof key === 'number' && written === undefined)
    return `indexes of a list have no gaps: the next index is ${key}`;
  if (types.includes('object') && Object.hasOwn(keys, 'image')) return 'write keys and values, e.g. image: nginx:1.27';
  if (types.join() === 'object' && isText(data) && Object.keys(keys).length > 0) return hintForMap(data, keys);
  if (key === 'weight') return hintForWeight(String(data));
  return typeof data === 'string' && data.length <= longest ? hintForText(data, types, items) : undefined;
}

/** A text instead of a map: most often the name in it. */
function hintForMap(text: string, keys: NonNullable<JsonSchema['properties']>): string {
  if (Object.hasOwn(keys, 'name') && text.length <= longest) return `write { name: ${JSON.stringify(text)} }`;
  return `write a map with its keys, such as ${Object.keys(keys).slice(0, 3).join(', ')}`;
}

/** Quotes help only where the string would be valid. */
function hintForQuotes(text: string, key: TypeMistake['key'], { pattern }: JsonSchema): string {
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) {
    const description = describePattern(pattern);
    if (description !== undefined) return `it must ${description}`;
  }
  if (text === '' && typeof key === 'number') return 'write a string, or remove the item';
  return text.length > longest ? 'put it in quotes' : `put it in quotes: ${JSON.stringify(text)}`;
}

function hintForWeight(text: string): string | undefined {
  if (/^[0-9]+ *%$/.test(text)) return `write it without the percent sign: ${Number.parseInt(text, 10)}`;
  if (!/^[0-9]*\.[0-9]+ *%?$/.test(text)) return undefined;
  if (Number.isInteger(Number(text))) return `write it without a fraction: ${Number(text)}`;
  return 'weights are proportions: multiply all of them by the same number to get integers';
}

function hintForText(text: string, types: readonly string[], items: JsonSchema | undefined): string | undefined {
  if (types.includes('boolean')) return 'write true or false, without quotes';
  if (types.includes('integer') && /^-?[0-9]+$/.test(text)) return `write it without quotes: ${text}`;
  if (types.includes('number') && text.trim() !== '' && Number.isFinite(Number(text)))
    return `write it without quotes: ${text}`;
  if (!types.includes('array')) return undefined;
  if (Object.hasOwn(items?.properties ?? {}, 'headers'))
    return 'write a list of conditions, e.g. - headers: {traffic: {exact: test}}';
  if (![items?.type].flat().includes('string')) return 'begin each item with "- ", followed by its keys and values';
  return `write a list: ${JSON.stringify(text.trim().split(/\s+/)).replaceAll('","', '", "')}`;
}
