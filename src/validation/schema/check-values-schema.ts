import { validate } from '../../generated/validators/values.js';
import type { DataMap } from '../../values/data.ts';
import type { ValuesRules } from '../environment/environment-source.ts';
import { checkSchema } from './check-schema.ts';
import type { SchemaContext, SchemaError, SchemaFinding } from './schema-finding.ts';

/** check-specifications.ts checks these parts against the Kubernetes API. */
const insideSpecification = /^\/application\/versions\/\d+\/(deployment|service)Specification(\/|$)/;

/** Names, labels and annotations: the checks in checks/ know which rule applies. */
const metadata = /\/metadata\//;

/** Checks values against schemas/values.base.schema.json. */
export async function checkValuesSchema(
  values: DataMap,
  hints: Pick<SchemaContext, 'offers' | 'written'>,
): Promise<readonly SchemaFinding[]> {
  const findings = await checkSchema({
    validate,
    loadSchema: async () => (await import('../../generated/validators/values.schema.js')).schema,
    data: values,
    prefix: [],
    ...hints,
    ignore: isCheckedElsewhere,
  });
  return isManifest(values)
    ? findings.filter(({ path: [key] }) => key === 'apiVersion' || key === 'application')
    : findings;
}

/** Checks values against the rules that an environment brings. */
export function checkRules(
  { validate, schema }: ValuesRules,
  values: DataMap,
  hints: Pick<SchemaContext, 'offers' | 'written'>,
): Promise<readonly SchemaFinding[]> {
  return checkSchema({
    validate,
    loadSchema: async () => schema,
    data: values,
    prefix: [],
    ...hints,
    ignore: () => false,
  });
}

/** In a manifest passed as values, every key is wrong. Two errors are enough: the first key, and what is missing. */
function isManifest(values: DataMap): boolean {
  return values.apiVersion !== undefined && values.kind !== undefined && values.application === undefined;
}

function isCheckedElsewhere({ instancePath, keyword }: SchemaError): boolean {
  if (insideSpecification.test(instancePath)) return keyword !== 'type' || instancePath.split('/').length > 5;
  return metadata.test(instancePath) && (keyword === 'pattern' || keyword === 'maxLength');
}
