import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Definition of the values' schema -> the schema of schemas/ that it is. */
const conditions = {
  httpMatchRequest: 'schemas/istio/http-match-request.schema.json',
  httpRouteMatch: 'schemas/gateway-api/http-route-match.schema.json',
};

/**
 * Adds the schemas of conditions, which come from CRDs, to the schema of values, so that it is complete.
 *
 * @param {object} base schemas/values.base.schema.json
 * @returns {object} a copy with their definitions
 */
export function embedRouteSchemas(base) {
  const definitions = { ...base.definitions };
  for (const [name, file] of Object.entries(conditions)) {
    const { $schema, $comment, definitions: own, ...schema } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    Object.assign(definitions, { [name]: schema }, own);
  }
  return { ...base, definitions };
}
