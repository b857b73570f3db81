import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Data } from '../../values/data.ts';
import type { Finding } from '../finding.ts';
import type { JsonSchema } from './json-schema.ts';
import type { SchemaError } from './schema-validator.ts';

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

/** A raw error whose path is read. */
export interface LocatedError extends SchemaError {
  readonly path: Path;
}

/** A finding, and what following its hint would do. */
export interface SchemaFinding extends Finding {
  /** For an unknown key: the path that it would have if it were spelt right and stood in the right place. */
  readonly meant?: Path;
}
