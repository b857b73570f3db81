import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../values/data.ts';
import type { Finding } from '../finding.ts';
import type { JsonSchema } from './json-schema.ts';

/** A schema compiled by scripts/compile-validators.mjs. If it returns false, `errors` has the errors of this call. */
export interface SchemaValidator {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** A raw error of a compiled schema, as ajv reports it. `params` depend on the keyword. */
export interface SchemaError {
  /** JSON pointer into the data. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  /** The wrong key, if the error is about a key and not about a value. */
  readonly propertyName?: string;
}

/** A raw error with its path. */
export interface LocatedError extends SchemaError {
  readonly path: Path;
}

/** The input of the functions that explain errors. Paths of errors are relative to `data`. */
export interface SchemaContext {
  readonly schema: JsonSchema;
  readonly data: Data;
  /** The path of `data` in the values; `[]` for the values themselves. */
  readonly prefix: Path;
  /** Whether a hint may suggest the key at a path: a key without effect in the environment is not suggested. */
  readonly offers: (path: Path) => boolean;
  /** The text of the file at a path of the values, e.g. `on` where the data is `true`; undefined if it is unknown. */
  readonly written: (path: Path) => string | undefined;
}

/** A finding, with the path that its hint suggests. */
export interface SchemaFinding extends Finding {
  /** For an unknown key: its path with the right spelling and in the right place. */
  readonly meant?: Path;
}
