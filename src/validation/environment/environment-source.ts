import type { Environment } from '../../environments/environment.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { SchemaValidator } from '../schema/schema-finding.ts';

/** The environments that a release may name; each is loaded only when it is asked for. */
export interface EnvironmentSource {
  readonly names: readonly string[];
  /** Undefined for a name that is not in `names`. */
  readonly find: (name: string) => Promise<Environment | undefined>;
}

/** A JSON Schema, and the same compiled. */
export interface ValuesRules {
  readonly schema: JsonSchema;
  readonly validate: SchemaValidator;
}
