import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../values/data.ts';
import type { Finding } from '../finding.ts';
import type { JsonSchema } from './json-schema.ts';

/** A schema compiled by scripts/compile-validators.mjs. False leaves the errors of this call in `errors`. */
export interface SchemaValidator {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** One raw error of a compiled schema, as ajv has it; `params` depend on the keyword. */
export interface SchemaError {
  /** JSON pointer into the data. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  /** The key that is wrong, where the error is about a key and not about a value. */
  readonly propertyName?: string;
}

/** A raw error whose path is read. */
export interface LocatedError extends SchemaError {
  readonly path: Path;
}

/** What an explainer of schema errors knows. Paths are those within the data that the schema describes. */
export interface SchemaContext {
  readonly schema: JsonSchema;
  readonly data: Data;
  /** Where in the values that data stands: `[]` for the values themselves. */
  readonly prefix: Path;
  /** Whether the key at a path is worth a suggestion: not one that has no effect in the environment. */
  readonly offers: (path: Path) => boolean;
  /** What was written at a path of the values, e.g. `on` where the data is `true`; undefined if that is not known. */
  readonly written: (path: Path) => string | undefined;
}

/** A finding, and what following its hint would do. */
export interface SchemaFinding extends Finding {
  /** For an unknown key: the path that it would have if it were spelt right and stood in the right place. */
  readonly meant?: Path;
}
