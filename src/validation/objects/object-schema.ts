import type { JsonSchema } from '../schema/json-schema.ts';
import type { SchemaValidator } from '../schema/schema-finding.ts';

/** What the API server asks of a kind of object, made from its CRD by scripts/route-schema/generate.mjs. */
export interface ObjectSchema {
  readonly loadValidator: () => Promise<SchemaValidator>;
  readonly loadSchema: () => Promise<JsonSchema>;
}
