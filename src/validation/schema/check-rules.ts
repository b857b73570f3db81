import type { DataMap } from '../../values/data.ts';
import type { ValuesRules } from '../environment/environment-source.ts';
import { checkSchema } from './check-schema.ts';
import type { SchemaContext, SchemaFinding } from './schema-finding.ts';

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
