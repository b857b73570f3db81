import type { Environment } from '../../environments/environment.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { SchemaValidator } from '../schema/schema-finding.ts';

/** The environments that values can name. Each is loaded when it is first needed. */
export interface EnvironmentSource {
  readonly names: readonly string[];
  /** Undefined for a name that is not in `names`. */
  readonly find: (name: string) => Promise<Environment | undefined>;
}

/** A JSON Schema and its compiled form. */
export interface ValuesRules {
  readonly schema: JsonSchema;
  readonly validate: SchemaValidator;
}
