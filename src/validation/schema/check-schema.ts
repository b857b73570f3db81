import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../values/data.ts';
import { limits } from '../../values/limits.ts';
import { explainErrors } from './explain-errors.ts';
import type { JsonSchema } from './json-schema.ts';
import type { SchemaContext, SchemaError, SchemaFinding, SchemaValidator } from './schema-finding.ts';

export interface SchemaCheck {
  readonly validate: SchemaValidator;
  /** The schema that `validate` was made of. It is asked for only if there is something to explain. */
  readonly loadSchema: () => Promise<JsonSchema>;
  readonly data: Data;
  /** Where the data stands in the values. */
  readonly prefix: Path;
  readonly offers: SchemaContext['offers'];
  readonly written: SchemaContext['written'];
  /** Errors that are not to be explained, because other checks find them and know more. */
  readonly ignore: (error: SchemaError) => boolean;
}

/** Checks data against a compiled schema. */
export async function checkSchema(check: SchemaCheck): Promise<readonly SchemaFinding[]> {
  const { validate, loadSchema, prefix, offers, written, ignore } = check;
  if (validate(plainNumbers(check.data))) return [];
  // Explaining more takes long, and nobody reads them.
  const errors = (validate.errors ?? []).filter((error) => !ignore(error)).slice(0, limits.problems);
  if (errors.length === 0) return [];
  return explainErrors(errors, { schema: await loadSchema(), data: check.data, prefix, offers, written });
}

/**
 * The data with integers beyond 2^53 as plain numbers. They lose their last digits, but schemas, which know no bigint,
 * can still tell that they are whole and how large. What holds none stays the same object.
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
