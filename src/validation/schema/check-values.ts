import { validate } from '../../generated/validators/values.js';
import type { DataMap } from '../../values/data.ts';
import { checkSchema } from './check-schema.ts';
import type { SchemaContext, SchemaFinding } from './schema-finding.ts';
import type { SchemaError } from './schema-validator.ts';

/** What checkSpecifications checks against the Kubernetes API. */
const insideSpecification = /^\/application\/versions\/\d+\/(deployment|service)Specification(\/|$)/;

/** Names, labels and annotations: checks/ knows which rule applies and says what it is. */
const metadata = /\/metadata\//;

/** Checks values against schemas/values.base.schema.json. */
export function checkValues(
  values: DataMap,
  hints: Pick<SchemaContext, 'offers' | 'written'>,
): Promise<readonly SchemaFinding[]> {
  return checkSchema({
    validate,
    loadSchema: async () => (await import('../../generated/validators/values.schema.js')).schema,
    data: values,
    prefix: [],
    ...hints,
    ignore: isCheckedElsewhere,
  });
}

function isCheckedElsewhere({ instancePath, keyword }: SchemaError): boolean {
  if (insideSpecification.test(instancePath)) return keyword !== 'type' || instancePath.split('/').length > 5;
  return metadata.test(instancePath) && (keyword === 'pattern' || keyword === 'maxLength');
}
