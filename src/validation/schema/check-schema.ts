import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../values/data.ts';
import { limits } from '../../values/limits.ts';
import { explainErrors } from './explain-errors.ts';
import type { JsonSchema } from './json-schema.ts';
import { plainNumbers } from './plain-numbers.ts';
import type { SchemaContext, SchemaFinding } from './schema-finding.ts';
import type { SchemaError, SchemaValidator } from './schema-validator.ts';

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
