import { dataAt } from '../../values/read-data.ts';
import { keyAt, valueAt } from '../finding.ts';
import { describeData, joinWords } from './describe-data.ts';
import { describeSubject } from './describe-subject.ts';
import { explainMissingKey } from './explain-missing-key.ts';
import { hintForType } from './hint-for-type.ts';
import type { JsonSchema } from './json-schema.ts';
import { schemaAt } from './schema-at.ts';
import type { LocatedError, SchemaContext, SchemaFinding } from './schema-finding.ts';

const typeNames: { readonly [type: string]: string } = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
};

/** `type`: the data is of another type; a key that is needed and has no value counts as missing. */
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
