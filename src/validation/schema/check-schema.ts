import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../values/data.ts';
import { limits } from '../../values/limits.ts';
import { explainErrors } from './explain-errors.ts';
import type { JsonSchema } from './json-schema.ts';
import type { SchemaContext, SchemaError, SchemaFinding, SchemaValidator } from './schema-finding.ts';

export interface SchemaCheck {
  readonly validate: SchemaValidator;
  /** Loads the schema that `validate` was made of, only if there are errors to explain. */
  readonly loadSchema: () => Promise<JsonSchema>;
  readonly data: Data;
  /** The path of the data in the values. */
  readonly prefix: Path;
  readonly offers: SchemaContext['offers'];
  readonly written: SchemaContext['written'];
  /** Errors to leave out, because other checks report them better. */
  readonly ignore: (error: SchemaError) => boolean;
}

/** Checks data against a compiled schema. */
export async function checkSchema(check: SchemaCheck): Promise<readonly SchemaFinding[]> {
  const { validate, loadSchema, prefix, offers, written, ignore } = check;
  if (validate(plainNumbers(check.data))) return [];
  // Explaining more errors takes long, and nobody reads so many.
  const errors = unknownKeysLast((validate.errors ?? []).filter((error) => !ignore(error))).slice(0, limits.problems);
  if (errors.length === 0) return [];
  return explainErrors(errors, { schema: await loadSchema(), data: check.data, prefix, offers, written });
}

/** Unknown keys may be warnings, and many of them must not hide an error. */
function unknownKeysLast(errors: readonly SchemaError[]): readonly SchemaError[] {
  const isUnknownKey = ({ keyword }: SchemaError) => keyword === 'additionalProperties';
  return [...errors.filter((error) => !isUnknownKey(error)), ...errors.filter(isUnknownKey)];
}

/**
 * The data with bigints as plain numbers, because schemas do not support bigint. The numbers lose their last digits, but they
 * stay integers of about the same size. Data without bigints stays the same object.
 */
export function plainNumbers(data: Data): Data {
  if (typeof data === 'bigint') return Number(data);
  if (typeof data !== 'object' || data === null) return data;
  const before: readonly Data[] = Object.values(data);
  const after = before.map(plainNumbers);
  if (after.every((value, index) => value === before[index])) return data;
  if (Array.isArray(data)) return after;
  const copy: Record<string, Data> = Object.create(null);
  for (const [index, key] of Object.keys(data).entries()) copy[key] = after[index] ?? null;
  return copy;
}
